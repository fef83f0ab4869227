// attack: replaces its own system call filter
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("prctl seccomp", () => Kernel.Call(157, 22, 2, Marshal.AllocHGlobal(16)));
Call("seccomp", () => Kernel.Call(317, 1, 1, Marshal.AllocHGlobal(16)));
Call("user notification", () => Kernel.Call(317, 1, 8, Marshal.AllocHGlobal(16)));
Call("prctl set_mm", () => Kernel.Call(157, 35, 1, 0));
