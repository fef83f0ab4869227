// attack: reads the wire
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("packet", () => Kernel.Socket(17, 3, 0x300));
Call("raw", () => Kernel.Socket(2, 3, 1));
