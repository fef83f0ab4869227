// attack: keeps every thread of the pool and of its own busy
// expect: broken
// says: OBSH702
// timeout: 1s
#load "attack.csx"
for (var i = 0; i < 20; i++)
{
    ThreadPool.UnsafeQueueUserWorkItem(_ => { while (true) { } }, null);
}

Cancellation.Register(Hang);
while (true)
{
}
