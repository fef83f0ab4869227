// attack: watches the files of others
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("fanotify_init", () => Kernel.Call(300, 0, 0));
Call("inotify_init1", () => Kernel.Call(294, 0));
