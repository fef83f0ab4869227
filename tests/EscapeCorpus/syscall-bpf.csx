// attack: loads a program into the kernel
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("bpf", () => Kernel.Call(321, 0, Marshal.AllocHGlobal(128), 48));
