// attack: traces the first process of its namespace
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("ptrace", () => Kernel.Call(101, 16, 1));
Call("process_vm_writev", () => Kernel.Call(311, 1, 0, 0, 0, 0));
Call("process_vm_readv", () => Kernel.Call(310, 1, 0, 0, 0, 0));
