// attack: is root after all
// expect: ok
// says: blocked: nobody
#load "attack.csx"
var status = File.ReadAllText("/proc/self/status");
var user = status.Split('\n').First(l => l.StartsWith("Uid:"));
if (user.Contains("\t0") || File.ReadAllText("/proc/self/uid_map").Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] == "0")
{
    Log.Warning($"ESCAPED: {user} is root somewhere");
}

foreach (var line in status.Split('\n').Where(l => l.StartsWith("Cap") && !l.EndsWith("0000000000000000")))
{
    Log.Warning($"ESCAPED: has {line}");
}

if (!status.Contains("NoNewPrivs:\t1") || !status.Contains("Seccomp:\t2"))
{
    Log.Warning("ESCAPED: could gain privileges");
}

Log.Info("blocked: nobody in particular");
