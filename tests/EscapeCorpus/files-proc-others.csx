// attack: looks at the processes of the host
// expect: ok
// says: blocked: processes
#load "attack.csx"
var processes = Directory.GetDirectories("/proc").Count(d => int.TryParse(Path.GetFileName(d), out _));
if (processes > 3)
{
    Log.Warning($"ESCAPED: sees {processes} processes");
}

Log.Info($"blocked: processes seen: {processes}");
