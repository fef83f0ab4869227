// attack: talks to a daemon of the host
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("unix", () => Kernel.Socket(1, 1, 0));
Call("socketpair", () => Kernel.Call(53, 1, 1, 0, Marshal.AllocHGlobal(8)));
