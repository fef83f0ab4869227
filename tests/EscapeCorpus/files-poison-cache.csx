// attack: replaces its compiled form, or that of another project
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("cache", () => Directory.CreateDirectory("/var/cache/obs-hooks/scripts"));
foreach (var file in Directory.GetFiles("/proc/self/fd")) {
    var target = new FileInfo(file).LinkTarget ?? "";
    if (target.StartsWith("/memfd:assembly")) Try(target, () => { using var f = File.OpenWrite(file); f.WriteByte(0); f.Flush(); });
}
