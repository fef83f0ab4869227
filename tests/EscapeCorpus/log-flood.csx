// attack: writes a million lines to the log
// expect: any
// says: OBSH722: the script's process sent more than
// timeout: 2m
#load "attack.csx"
for (var i = 0; i < 1_000_000; i++)
{
    Log.Info($"line {i}");
}
