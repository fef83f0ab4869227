// attack: enters a namespace of another process
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("setns", () => Kernel.Call(308, 3, 0));
