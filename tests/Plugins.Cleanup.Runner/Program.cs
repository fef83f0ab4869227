using System.Diagnostics;
using System.Globalization;
using Obs.Hooks;
using Obs.Hooks.Plugins.Cleanup;
using Obs.Hooks.Plugins.Cleanup.Runner;
using Obs.Hooks.Testing;

// Runs one point of the hook where the test process itself cannot be: in a guest, in a user namespace.
// cleanup-runner before|after AREA WORKDIR
if (args is not [("before" or "after") and var point, var area, var workDirectory])
{
    Console.Error.WriteLine("usage: cleanup-runner before|after AREA WORKDIR");
    return 2;
}

var job = new BuildJob { Origin = JobOrigin.Plain, BuildRoot = area, AreaDirectory = area };
var log = new ConsoleLog();
var processes = new FakeProcessRunner();
var hook = new CleanupHook();
var started = Stopwatch.GetTimestamp();
var verdict = point == "before"
    ? await hook.BeforeBuildAsync(
        new PreChrootContext { HookId = "cleanup", Job = job, Log = log, Processes = processes, WorkDirectory = workDirectory },
        CancellationToken.None)
    : await hook.CleanUpAsync(
        new CleanupContext
        {
            HookId = "cleanup",
            Job = job,
            Log = log,
            Processes = processes,
            WorkDirectory = workDirectory,
            Outcome = BuildOutcome.Succeeded,
        },
        CancellationToken.None);
var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
Console.WriteLine($"verdict: {verdict.GetType().Name} in {elapsed} ms");
return 0;
