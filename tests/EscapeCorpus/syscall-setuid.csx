// attack: becomes root
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("setuid", () => Kernel.Call(105, 0));
Call("setresuid", () => Kernel.Call(117, 0, 0, 0));
Call("setgroups", () => Kernel.Call(116, 0, 0));
Call("capset", () => Kernel.Call(126, Marshal.AllocHGlobal(16), Marshal.AllocHGlobal(32)));
