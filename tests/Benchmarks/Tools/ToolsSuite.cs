using System.Diagnostics;
using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Setup;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Benchmarks.Tools;

/// <summary>
/// What a tools root costs: made, found, entered, shared. Run it where mounts are private (tests/Lab/in-namespaces).
/// </summary>
/// <param name="packages">A directory with .deb files, such as artifacts/lab/debs.</param>
/// <param name="rounds">Of everything but the making.</param>
internal sealed class ToolsSuite(string packages, int rounds)
{
    private const int Jobs = 10;

    private readonly StringBuilder _table = new();

    public string Run()
    {
        var directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
        try
        {
            var options = new EngineOptions { ToolsDirectory = $"{directory}/tools", StateDirectory = $"{directory}/state" };
            var spec = new ToolsSpec
            {
                Provider = ToolsProviderKind.Debian,
                Repositories = [packages],
                Packages = ["cpio"],
                Arch = ToolsNames.HostArch,
            };
            Measure(options, spec);
            return _table.ToString();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private void Measure(EngineOptions options, ToolsSpec spec)
    {
        using var roots = new ToolsRoots(options, TimeProvider.System);
        var making = Stopwatch.GetTimestamp();
        using var lease = roots.Acquire(spec, static line => Console.Error.WriteLine(line), refresh: false, CancellationToken.None);
        var made = Stopwatch.GetElapsedTime(making).TotalSeconds;
        var runner = new ToolRunner(options, journal: null);
        var run = new ToolRun(new ProcessRequest("/usr/bin/true"));
        _table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds, taken in turn.\n\n");
        _table.Append(CultureInfo.InvariantCulture, $"| a Debian root of {lease.Info.Packages.Length} packages, {lease.Info.Size >> 20} MB | time |\n|---|---|\n");

        var inTree = run with { Tree = new ToolTree(1 << 20) };
        var (found, bare, entered, asRoot, together) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var disk = RootTree.Size(options.ToolsDirectory);
        for (var round = -2; round < rounds; round++)
        {
            // In turn: the machine is not the same from one minute to the next.
            var times = new[]
            {
                Time(() => roots.TryAcquire(spec)!.Dispose()),
                Time(() => Commands.Run("/", "/usr/bin/true")),
                Time(() => Enter(runner, lease.TreeDirectory, run)),
                Time(() => Enter(runner, lease.TreeDirectory, inTree)),
                Time(() => Task.WaitAll([.. Enumerable.Range(0, Jobs).Select(_ => Task.Run(() => Enter(runner, lease.TreeDirectory, run)))])),
            };
            if (round >= 0)
            {
                found.Add(times[0]);
                bare.Add(times[1]);
                entered.Add(times[2]);
                asRoot.Add(times[3]);
                together.Add(times[4]);
            }
        }

        disk = RootTree.Size(options.ToolsDirectory) - disk;
        var memory = MemoryOfRuns(runner, lease.TreeDirectory);
        var ready = Figure.Of(entered);
        Row("making it, packages already on the host (once)", Figure.Text(made));
        Row("finding it ready and leasing it", Figure.Of(found).ToString());
        Row("`/usr/bin/true` of the host, without a sandbox", Figure.Of(bare).ToString());
        Row("entering it and running `true`", ready.ToString());
        Row("the same as root of a throw-away tree", Figure.Of(asRoot).ToString());
        Row("making / entering", string.Create(CultureInfo.InvariantCulture, $"{made / ready.Median:0} times"));
        Row($"{Jobs} jobs entering it at once, until the last has ended", Figure.Of(together).ToString());
        Row($"disk used by all {rounds} rounds", string.Create(CultureInfo.InvariantCulture, $"{disk >> 10} KB"));
        Row($"memory of {Jobs} sandboxes waiting in it, each (proportional set size)", string.Create(CultureInfo.InvariantCulture, $"{memory / 1024.0 / Jobs:0.0} MB"));
    }

    private static void Enter(ToolRunner runner, string tree, ToolRun run)
    {
        if (runner.RunAsync(tree, run, null, CancellationToken.None).GetAwaiter().GetResult() is { ExitStatus: not 0 } failed)
        {
            throw new InvalidOperationException($"true ended with {failed.ExitStatus}: {failed.Error}");
        }
    }

    /// <summary>Kilobytes of all sandboxes' processes, while each waits for the end of its input.</summary>
    private static long MemoryOfRuns(ToolRunner runner, string tree)
    {
        using var stop = new CancellationTokenSource();
        using var up = new CountdownEvent(Jobs);
        var run = new ToolRun(new ProcessRequest("sh", "-c", "echo up; sleep 1000"));
        var running = Enumerable.Range(0, Jobs).Select(_ => runner.RunAsync(tree, run, _ => up.Signal(), stop.Token)).ToArray();
        up.Wait();
        var kilobytes = Directory.GetDirectories("/proc").Where(static p => char.IsAsciiDigit(p[^1])).Sum(ProportionalSize);
        stop.Cancel();
        Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        return kilobytes;
    }

    private static long ProportionalSize(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/comm").TrimEnd() is "bwrap" or "sh" or "sleep"
                ? File.ReadLines($"{process}/smaps_rollup").Where(static l => l.StartsWith("Pss:", StringComparison.Ordinal))
                    .Sum(static l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
                : 0;
        }
        catch (IOException)
        {
            return 0; // it has ended meanwhile
        }
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private void Row(string what, string figure) => _table.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} |\n");
}
