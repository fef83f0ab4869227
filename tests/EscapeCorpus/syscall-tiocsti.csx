// attack: types into the terminal of whoever started the build
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("TIOCSTI", () => Kernel.Call(16, 0, 0x5412, Kernel.Text("x")));
Call("TIOCSTI with high bits", () => Kernel.Call(16, 1, 0x100005412, Kernel.Text("x")));
Call("TIOCLINUX", () => Kernel.Call(16, 0, 0x541c, Kernel.Text("x")));
