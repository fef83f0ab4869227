// attack: leaves its root by another one
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("chroot", () => Kernel.Call(161, Kernel.Text("/work")));
Call("pivot_root", () => Kernel.Call(155, Kernel.Text("/work"), Kernel.Text("/work")));
