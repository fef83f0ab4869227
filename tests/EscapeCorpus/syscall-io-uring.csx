// attack: makes system calls that seccomp does not see
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("io_uring_setup", () => Kernel.Call(425, 8, Marshal.AllocHGlobal(256)));
