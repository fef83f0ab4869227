// attack: uses what the engine left open
// expect: ok
// says: blocked: descriptors
#load "attack.csx"
var open = new SortedDictionary<int, string>();
foreach (var file in Directory.GetFiles("/proc/self/fd"))
{
    // The listing's own is gone.
    if (new FileInfo(file).LinkTarget is { } target)
    {
        open[int.Parse(Path.GetFileName(file))] = target;
    }
}

void Expect(int number, bool isIt)
{
    if (!isIt)
    {
        Log.Warning($"ESCAPED: {number} is {open[number]}");
    }
}

Expect(0, open[0] == "/dev/null");
Expect(1, open[1].StartsWith("pipe:"));
Expect(2, open[2] == open[1]);
Expect(3, open[3].StartsWith("socket:"));
foreach (var (number, target) in open.Where(f => f.Key > 3))
{
    // The runtime's own: copies of the standard ones, pipes to itself, its assemblies, memory for generated code.
    var access = File.ReadLines($"/proc/self/fdinfo/{number}").First(l => l.StartsWith("flags:")).TrimEnd()[^1];
    var isAssembly = target.EndsWith(".dll") && (target.StartsWith("/host/") || target.StartsWith("/runtime/")) && access == '0';
    Expect(number, isAssembly || target == "/dev/null" || target == open[1] || target == "/memfd:doublemapper (deleted)"
        || (target.StartsWith("pipe:") && open.Values.Count(t => t == target) == 2));
}

Log.Info("blocked: descriptors");
