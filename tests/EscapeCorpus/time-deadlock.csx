// attack: takes a lock twice
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
var gate = new SemaphoreSlim(1);
gate.Wait();
gate.Wait();
