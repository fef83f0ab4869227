// attack: has a finalizer that never ends
// expect: ok
// says: left
#load "attack.csx"
class Stuck
{
    ~Stuck() => Thread.Sleep(Timeout.Infinite);
}

void Leave() => _ = new Stuck();
Leave();
GC.Collect();
Log.Info("left");
