using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>What one script hook costs a build, against the same work as other kinds of hooks; all in turns.</summary>
internal sealed class ScriptSuite(int rounds, string engine)
{
    private const int Scripts = 10;

    private readonly SortedDictionary<string, List<double>> _samples = new(StringComparer.Ordinal);

    public string Run()
    {
        var directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
        try
        {
            var job = new ScriptJob(engine, directory, Scripts);
            FirstEver(job, directory);
            using var steady = new SteadyScript(engine);
            using var app = new FileBasedApp();
            for (var round = 0; round < rounds; round++)
            {
                Build(job);
                Add("8 bash, bare", PeerHook.Bash.Bare());
                Add("8 bash, sandboxed", PeerHook.Bash.Sandboxed());
                Add("8 perl, bare", PeerHook.Perl.Bare());
                Add("8 perl, sandboxed", PeerHook.Perl.Sandboxed());
                Add("8 python3, bare", PeerHook.Python.Bare());
                Add("8 python3, sandboxed", PeerHook.Python.Sandboxed());
                Add("9 dotnet run hook.cs, warm, bare", app.Run());
                Add("6 warm engine, warm script", steady.Call());
                Console.Write('.');
            }

            return Table(steady.ResidentMegabytes());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Nothing compiled: the first script of the first build waits for the compiler.</summary>
    private void FirstEver(ScriptJob job, string directory)
    {
        for (var i = 0; i < 3; i++)
        {
            var cache = Path.Combine(directory, "cache");
            if (Directory.Exists(cache))
            {
                Directory.Delete(cache, recursive: true);
            }

            Add("1 first ever, compiled", job.Run().PreChroot[0] / 1e3);
        }
    }

    private void Build(ScriptJob job)
    {
        var (before, after) = job.Run();
        Add("2 first at pre-chroot", before[0] / 1e3);
        Add("3 each further at pre-chroot", before.Skip(1).Order().ElementAt((Scripts - 1) / 2) / 1e3);
        Add("4 first at post-build", after[0] / 1e3);
        Add("5 each further at post-build", after.Skip(1).Order().ElementAt((Scripts - 1) / 2) / 1e3);
        Add("7 ten at post-build, together", after.Sum() / 1e3);
    }

    private void Add(string what, double seconds)
    {
        if (!_samples.TryGetValue(what, out var list))
        {
            _samples.Add(what, list = []);
        }

        list.Add(seconds);
    }

    private string Table(double megabytes)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds.\n\n");
        table.Append("| one hook | median (p10) | to sandboxed bash |\n|---|---:|---:|\n");
        var bash = Figure.Of(_samples["8 bash, sandboxed"]).Median;
        foreach (var (what, samples) in _samples)
        {
            var figure = Figure.Of(samples);
            table.Append(CultureInfo.InvariantCulture, $"| {what[2..]} | {figure} | {figure.Median / bash:0.00} |\n");
        }

        table.Append(CultureInfo.InvariantCulture, $"\nA script host after its runs: {megabytes:0.0} MB resident.\n");
        return table.ToString();
    }
}
