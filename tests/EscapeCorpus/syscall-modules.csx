// attack: loads a kernel module, another kernel, or reboots
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("init_module", () => Kernel.Call(175, 0, 0, Kernel.Text("")));
Call("finit_module", () => Kernel.Call(313, 3, Kernel.Text(""), 0));
Call("kexec_load", () => Kernel.Call(246, 0, 0, 0, 0));
Call("reboot", () => Kernel.Call(169, 0xfee1dead, 672274793, 0));
