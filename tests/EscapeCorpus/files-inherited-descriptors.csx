// attack: uses what the engine left open
// expect: ok
// says: blocked: descriptors
#load "attack.csx"
foreach (var file in Directory.GetFiles("/proc/self/fd"))
{
    var target = new FileInfo(file).LinkTarget ?? "";
    if (target.StartsWith('/') && !target.StartsWith("/host/") && !target.StartsWith("/runtime/") && !target.StartsWith("/memfd:")
        && !target.StartsWith("/usr/") && !target.StartsWith("/proc/") && !target.StartsWith("/work") && target != "/dev/null")
    {
        Log.Warning($"ESCAPED: {file} is {target}");
    }
}

Log.Info("blocked: descriptors");
