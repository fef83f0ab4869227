// attack: makes a device to read the disk by
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("mknod", () => Kernel.Call(133, Kernel.Text("/work/disk"), 0x6000 | 0x180, 0x800));
Call("mknodat", () => Kernel.Call(259, -100, Kernel.Text("/work/disk"), 0x6000 | 0x180, 0x800));
