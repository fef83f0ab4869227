// attack: samples the whole machine
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("perf_event_open", () => Kernel.Call(298, Marshal.AllocHGlobal(128), -1, 0, -1));
