// attack: replaces its compiled form, or that of another project
// expect: ok
// says: blocked: everything
// with: ScriptCacheTests
#load "attack.csx"
#load "place.csx"
Try("the host's cache", () => Directory.CreateDirectory("/var/cache/obs-hooks/scripts"));
foreach (var root in new[] { "", "/proc/1/root", "/proc/self/root", "/proc/self/cwd", "/host/..", "/runtime/.." })
{
    Try($"{root} list", () => Directory.GetFileSystemEntries(root + Cache));
    Try($"{root} add", () => File.WriteAllText($"{root}{Cache}/new.script", "x"));
    Try($"{root} lock", () => File.WriteAllText($"{root}{Cache}/00.lock", "x"));
}

// Memory that the runtime keeps generated code in is this process's own.
foreach (var file in Directory.GetFiles("/proc/self/fd").Order(StringComparer.Ordinal))
{
    var target = new FileInfo(file).LinkTarget ?? "";
    if (target.StartsWith('/') && target != "/dev/null" && !target.StartsWith("/memfd:doublemapper"))
    {
        var number = long.Parse(Path.GetFileName(file));
        Try($"reopen {target}", () => File.OpenWrite(file).Dispose());
        Call($"pwrite {target}", () => Kernel.Call(18, number, Kernel.Text("x"), 1, 0));
        Call($"ftruncate {target}", () => Kernel.Call(77, number, 0));
        Call($"fchmod {target}", () => Kernel.ChangeMode((int)number, 511));
    }
}

foreach (var path in Directory.GetFileSystemEntries("/").Concat(Directory.EnumerateFileSystemEntries("/host")).Concat(
    Directory.EnumerateFileSystemEntries("/runtime", "*", SearchOption.AllDirectories)).Where(p => p is not ("/work" or "/dev" or "/proc")))
{
    Try(path, () => File.OpenWrite(Directory.Exists(path) ? path + "/new" : path).Dispose());
}

Log.Info("blocked: everything");
