// attack: makes a child that is root in a namespace
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("clone", () => Kernel.Call(56, 0x10000000 | 17));
Call("clone3", () => Kernel.Call(435, Marshal.AllocHGlobal(128), 88));
