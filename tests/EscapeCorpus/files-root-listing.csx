// attack: looks around
// expect: ok
// says: blocked: nothing but
#load "attack.csx"
string[] known = ["/dev", "/host", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/runtime", "/usr", "/work"];
foreach (var name in Directory.GetFileSystemEntries("/").Except(known))
{
    Log.Warning($"ESCAPED: sees {name}");
}

foreach (var name in Directory.GetFileSystemEntries("/usr").Except(["/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32"]))
{
    Log.Warning($"ESCAPED: sees {name}");
}

foreach (var name in Directory.GetFileSystemEntries("/dev"))
{
    Log.Warning($"ESCAPED: sees {name}");
}

Log.Info("blocked: nothing but the runtime");
