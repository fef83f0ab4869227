// attack: sets the clock of the host
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("settimeofday", () => Kernel.Call(164, Marshal.AllocHGlobal(16), 0));
Call("clock_settime", () => Kernel.Call(227, 0, Marshal.AllocHGlobal(16)));
Call("adjtimex", () => Kernel.Call(159, Marshal.AllocHGlobal(256)));
