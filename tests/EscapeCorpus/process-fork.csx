// attack: makes children
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("fork", () => Kernel.Call(57));
Call("vfork", () => Kernel.Call(58));
Call("clone", () => Kernel.Call(56, 17));
