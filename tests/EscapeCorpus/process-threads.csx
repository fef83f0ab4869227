// attack: starts threads without end
// expect: any
// says: blocked: [0-9]+ threads|OBSH723: the script's process died
// timeout: 2m
#load "attack.csx"
var started = 0;
try
{
    for (; started < 100_000; started++)
    {
        new Thread(Hang, 65536).Start();
    }

    Log.Warning("ESCAPED: no limit");
}
catch (OutOfMemoryException)
{
    Log.Info($"blocked: {started} threads");
}
