namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>
/// One real Open Build Service for all tests: source server, repository server, scheduler, dispatcher and one worker
/// that builds in a chroot. The shim is installed on the server; the worker gets it with its first job.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    private readonly ObsClient _obs = new();
    private readonly Dictionary<string, FinishedBuild> _finished = new(StringComparer.Ordinal);

    internal ObsClient Obs => _obs;

    public async Task InitializeAsync()
    {
        PrivateNamespaces.Require();
        PrivateNamespaces.Cover(LabPaths.Mount);
        foreach (var directory in new[] { LabPaths.Lab, LabPaths.Marks, LabPaths.State })
        {
            Directory.CreateDirectory(directory);
        }

        Tool.Run("cp", "-a", Repository.Distribution, LabPaths.EngineDirectory).Succeeded();
        Directory.CreateDirectory(Path.Combine(LabPaths.EngineDirectory, "plugins"));
        Tool.Run("cp", "-a", Repository.LabPlugin, Path.Combine(LabPaths.EngineDirectory, "plugins/lab")).Succeeded();
        Tool.Run("chown", "-R", "root:root", LabPaths.EngineDirectory).Succeeded();
        LabConfiguration.Write();
        Engine("check", "--config-dir", LabPaths.Config).Succeeded();
        MarkPackage.Make(LabPaths.MarkPackage);

        Lab("up", Repository.Packages);
        Engine(
            "install", "server", "--build-dir", LabPaths.ServedBuild, "--engine", LabPaths.Engine,
            "--config-dir", LabPaths.Config, "--missing-engine", "badhost").Succeeded();
        Lab("worker");
        await Eventually.GetAsync(
            "the worker is idle", () => Obs.GetAsync($"{ObsClient.Repository}/workerstatus"), static s => s.Contains("<idle "));
    }

    public Task DisposeAsync()
    {
        _obs.Dispose();
        Lab("down");
        return Task.CompletedTask;
    }

    /// <summary>Runs obs-lab.sh.</summary>
    internal static void Lab(string verb, params ReadOnlySpan<string> arguments) =>
        Tool.Run(Repository.LabScript, [verb, LabPaths.Lab, .. arguments]).Succeeded();

    /// <summary>Runs the engine that the worker uses.</summary>
    internal static ToolResult Engine(params ReadOnlySpan<string> arguments) => Tool.Run(LabPaths.Engine, arguments);

    /// <summary>Makes a source package and commits it; the scheduler and dispatcher do the rest.</summary>
    /// <param name="package">Name; the lab's configuration has hooks for it.</param>
    /// <param name="step">A shell script that runs as part of the build, inside the root.</param>
    internal async Task CommitAsync(string package, string step = "")
    {
        var files = Path.Combine(LabPaths.Lab, "files", package);
        Directory.CreateDirectory(files);
        await File.WriteAllTextAsync(Path.Combine(files, "step"), step);
        Lab("source", package);
        await Obs.CommitAsync(package, Path.Combine(LabPaths.Lab, "src", package));
    }

    /// <summary>Waits until so many jobs of a package have ended and says how the last one did.</summary>
    internal Task<FinishedBuild> FinishedAsync(string package, int jobs = 1) => FinishedAsync(Obs, package, jobs);

    /// <inheritdoc cref="FinishedAsync(string, int)"/>
    internal static async Task<FinishedBuild> FinishedAsync(ObsClient obs, string package, int jobs)
    {
        var history = await Eventually.GetAsync(
            $"job {jobs} of {package} has ended", () => obs.HistoryAsync(package), h => h.Count >= jobs);
        await Eventually.TrueAsync($"the results of {package} are in their places", () => !obs.HasJob(package));
        await IdleAsync();
        return new FinishedBuild(history[jobs - 1], await obs.LogAsync(package));
    }

    /// <summary>Builds a package; when that has happened before, gives what came out then.</summary>
    internal async Task<FinishedBuild> BuildAsync(string package, string step = "")
    {
        if (!_finished.TryGetValue(package, out var build))
        {
            await CommitAsync(package, step);
            build = await FinishedAsync(package);
            _finished.Add(package, build);
        }

        return build;
    }

    /// <summary>Status of a package whose job has ended, as the scheduler sees it.</summary>
    internal Task<string> StatusAsync(string package) => Eventually.GetAsync(
        $"the scheduler has looked at {package}", () => Obs.StatusAsync(package), static s => s != "finished");

    /// <summary>Waits until the worker has nothing to do, and the server knows.</summary>
    internal static Task IdleAsync() => Eventually.TrueAsync(
        "the worker is idle",
        static () => File.ReadAllText(Path.Combine(LabPaths.WorkerState, "state")).Contains("state=\"idle\"", StringComparison.Ordinal)
            && IsKnownIdle("lab:1"));

    /// <summary>Whether the server has heard from a worker that it is idle.</summary>
    internal static bool IsKnownIdle(string worker) => File.Exists(Path.Combine(LabPaths.Lab, $"obs/workers/idle/x86_64:{worker}"));
}
