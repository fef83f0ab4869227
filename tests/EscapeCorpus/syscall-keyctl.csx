// attack: reads the keys of the host
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("keyctl", () => Kernel.Call(250, 0, -3));
Call("add_key", () => Kernel.Call(248, Kernel.Text("user"), Kernel.Text("x"), Kernel.Text("y"), 1, -3));
Call("request_key", () => Kernel.Call(249, Kernel.Text("user"), Kernel.Text("x"), 0, 0));
