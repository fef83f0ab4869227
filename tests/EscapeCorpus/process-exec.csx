// attack: becomes another program
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("execve", () => Kernel.Call(59, Kernel.Text("/host/obs-hooks-scripthost"), 0, 0));
Call("execveat", () => Kernel.Call(322, -100, Kernel.Text("/host/obs-hooks-scripthost"), 0, 0, 0));
