// attack: makes a user namespace in which it is root
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("unshare", () => Kernel.Call(272, 0x10000000));
