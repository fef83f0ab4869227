// attack: takes the covers off /proc
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("umount2", () => Kernel.Call(166, Kernel.Text("/proc/sys"), 2));
