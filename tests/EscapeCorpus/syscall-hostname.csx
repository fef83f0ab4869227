// attack: renames the host
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("sethostname", () => Kernel.Call(170, Kernel.Text("evil"), 4));
Call("setdomainname", () => Kernel.Call(171, Kernel.Text("evil"), 4));
