// attack: takes a descriptor out of another process
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("pidfd_open", () => Kernel.Call(434, 1));
Call("pidfd_getfd", () => Kernel.Call(438, 3, 0));
Call("pidfd_send_signal", () => Kernel.Call(424, 3, 9));
