// attack: opens files of the host by their inode
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("open_by_handle_at", () => Kernel.Call(304, 3, Marshal.AllocHGlobal(64), 0));
Call("name_to_handle_at", () => Kernel.Call(303, -100, Kernel.Text("/"), Marshal.AllocHGlobal(64), Marshal.AllocHGlobal(8), 0));
