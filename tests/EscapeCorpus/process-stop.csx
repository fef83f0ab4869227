// attack: stops itself
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
Kernel.Call(62, Environment.ProcessId, 19);
Hang();
