// attack: configures the network
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("netlink", () => Kernel.Socket(16, 3, 0));
