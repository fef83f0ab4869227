// attack: takes the processor for itself
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("sched_setscheduler", () => Kernel.Call(144, 0, 1, Marshal.AllocHGlobal(16)));
Call("setpriority", () => Kernel.Call(141, 0, 0, -20));
Call("ioprio_set", () => Kernel.Call(251, 1, 0, 0));
