// attack: attaches the shared memory of others
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("shmget", () => Kernel.Call(29, 1, 4096, 0x3b6));
Call("semget", () => Kernel.Call(64, 1, 1, 0x3b6));
Call("mq_open", () => Kernel.Call(240, Kernel.Text("x"), 0x40, 0x180, 0));
