// attack: stops the kernel in the middle of a copy
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("userfaultfd", () => Kernel.Call(323, 0));
