// attack: turns swapping and accounting on
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("swapon", () => Kernel.Call(167, Kernel.Text("/work/x"), 0));
Call("acct", () => Kernel.Call(163, Kernel.Text("/work/x")));
Call("quotactl", () => Kernel.Call(179, 0, 0, 0, 0));
