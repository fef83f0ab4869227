// attack: talks to the hypervisor
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("vsock", () => Kernel.Socket(40, 1, 0));
Call("alg", () => Kernel.Socket(38, 5, 0));
