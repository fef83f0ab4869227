// attack: makes the root writable again
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("mount_setattr", () => Kernel.Call(442, -100, Kernel.Text("/"), 0x8000, Marshal.AllocHGlobal(32), 32));
Call("mount", () => Kernel.Call(165, 0, Kernel.Text("/"), 0, 32 | 4096));
