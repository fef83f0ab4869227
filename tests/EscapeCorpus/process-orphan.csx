// attack: goes on when the engine is killed
// expect: broken
// says: OBSH702
// timeout: 2s
#load "attack.csx"
void Spin()
{
    // No signal at the parent's death, and none of those that can be ignored.
    Kernel.Call(157, 1, 0);
    for (var signal = 1; signal < 32; signal++)
    {
        Kernel.Ignore(signal, 1);
    }

    while (true)
    {
    }
}

for (var i = 0; i < 3; i++)
{
    new Thread(Spin).Start();
}

Log.Info("spinning");
Spin();
