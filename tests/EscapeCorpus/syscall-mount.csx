// attack: mounts a file system over the runtime
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("mount", () => Kernel.Call(165, Kernel.Text("none"), Kernel.Text("/host"), Kernel.Text("tmpfs")));
Call("move_mount", () => Kernel.Call(429, 3, Kernel.Text(""), -100, Kernel.Text("/work"), 4));
Call("fsopen", () => Kernel.Call(430, Kernel.Text("tmpfs")));
Call("open_tree", () => Kernel.Call(428, -100, Kernel.Text("/"), 1));
