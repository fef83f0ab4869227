// attack: lifts its limits
// expect: ok
// says: blocked: 
#load "attack.csx"
using System.Runtime.InteropServices;
Call("setrlimit", () => Kernel.Call(160, 7, Marshal.AllocHGlobal(16)));
var limit = Marshal.AllocHGlobal(16);
Marshal.WriteInt64(limit, 1L << 40);
Marshal.WriteInt64(limit, 8, 1L << 40);
Call("prlimit", () => Kernel.Call(302, 0, 1, limit, 0));
