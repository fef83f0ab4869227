// attack: makes system calls that seccomp does not see
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("io_uring_setup", () => Kernel.Call(425, 8, Marshal.AllocHGlobal(256)));
