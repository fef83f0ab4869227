using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Dispatch.Watching;

namespace Obs.Hooks.Dispatch.Tests.Watching;

/// <summary>Changes are noticed without a scan.</summary>
public sealed class BackendWatcherTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly FakeBackend _backend = new();

    private BackendWatcher Watch() => new(_backend.Layout, TimeProvider.System, scanInterval: TimeSpan.FromHours(1));

    private static void WaitFor(BackendWatcher watcher, Func<BackendState, bool> condition)
    {
        while (!condition(watcher.State))
        {
            watcher.Wait(Long);
        }
    }

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void Wait_JobsAndWorkersComeAndGo_AreSeenWithoutAScan()
    {
        using var watcher = Watch();

        _backend.AddJob("gcc");
        WaitFor(watcher, static s => s.Jobs.Any(static j => j.IsWaiting));
        var worker = _backend.AddWorker("idle", "a:1");
        WaitFor(watcher, static s => s.Workers.Any());
        File.Move(worker, worker.Replace("idle", "building", StringComparison.Ordinal));
        WaitFor(watcher, static s => s.Workers.Any(static w => w.State == "building"));
        _backend.SetStatus("gcc", "<jobstatus code=\"building\"/>");
        WaitFor(watcher, static s => s.Jobs.Any(static j => !j.IsWaiting));
        Directory.Delete(Path.Combine(_backend.Layout.Jobs, "x86_64"), recursive: true);
        WaitFor(watcher, static s => !s.Jobs.Any());

        watcher.Scans.Should().Be(1);
        watcher.IsWatching.Should().BeTrue();
    }

    [Fact]
    public void Wait_StatusLinkedIntoPlace_IsSeen()
    {
        // bs_dispatch locks a job by link(2), so that only one can.
        using var watcher = Watch();
        var job = _backend.AddJob("gcc");
        var hidden = _backend.Files.Write("jobs/x86_64/.dispatch.1", "<jobstatus code=\"dispatching\"/>");
        WaitFor(watcher, static s => s.Jobs.Any(static j => j.IsWaiting));

        Perl.Run("link($ARGV[0], $ARGV[1]) || die", hidden, job + ":status");

        WaitFor(watcher, static s => s.Jobs.Any(static j => j.Status?.Code == "dispatching"));
    }

    [Fact]
    public void Wait_NewArchitecture_IsWatchedAsWell()
    {
        using var watcher = Watch();

        _backend.AddJob("first", arch: "riscv64");
        WaitFor(watcher, static s => s.Jobs.Any(static j => j.Job?.Package == "first"));
        var scans = watcher.Scans;
        _backend.AddJob("second", arch: "riscv64");
        WaitFor(watcher, static s => s.Jobs.Any(static j => j.Job?.Package == "second"));

        watcher.Scans.Should().Be(scans);
    }

    [Fact]
    public void Wait_Tables_AreSeen()
    {
        using var watcher = Watch();
        watcher.TablesRead();

        _backend.Files.Write("run/dispatch.data", "not one of them");
        _backend.Files.Write("run/dispatch.badhosts", "changed");
        while (!watcher.TablesChanged)
        {
            watcher.Wait(Long);
        }

        watcher.Scans.Should().Be(1);
    }

    [Fact]
    public async Task Wake_FromAnotherThread_EndsTheWait()
    {
        using var watcher = Watch();
        var waiting = Task.Run(() => watcher.Wait(Long));

        watcher.Wake();

        await waiting.WaitAsync(Long);
    }
}
