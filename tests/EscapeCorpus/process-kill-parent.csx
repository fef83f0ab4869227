// attack: kills its parent, the first process, and everybody
// expect: broken
// says: OBSH702: 
// timeout: 1s
#load "attack.csx"
Log.Info($"{Kernel.Call(62, 1, 9)} {Kernel.Call(62, -1, 9)}");
Kernel.Call(62, Kernel.Call(110), 9);
Kernel.Call(62, Environment.ProcessId, 9);
Hang();
