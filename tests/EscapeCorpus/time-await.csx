// attack: waits for what never comes
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
await new TaskCompletionSource().Task;
