using System.Globalization;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.CrashHost;

/// <summary>An engine that kills itself: what remains is what a worker's host sees after kill -9.</summary>
internal static class Program
{
    /// <summary>
    /// <c>run DIR STEP [BINFMT]</c>: the scenario until STEP (see <see cref="StepKiller"/>). <c>recover DIR STEP</c>: a
    /// recovery that is killed too. Both print the number of steps when they get to the end. <c>hold DIR</c>: an engine
    /// that works until it is told to end. <c>script DIR FILES...</c>: an engine with a script, the first of the files.
    /// <c>binfmt DIR REGISTRY STEPS...</c>: see <see cref="BinfmtSteps"/>.
    /// <c>image TREE [hold]</c>: see <see cref="ImageScenario"/>.
    /// </summary>
    private static int Main(string[] args)
    {
        var files = new ScenarioFiles(args[1]);
        return args[0] switch
        {
            "run" => Run(files, args[2], args.Length > 3 ? args[3] : ""),
            "recover" => Recover(files, args[2]),
            "binfmt" => BinfmtSteps.Run(files.Directory, args[2], args[3..]),
            "image" => ImageScenario.Run(args[1], hold: args.Length > 2),
            "script" => ScriptScenario.Run(files, args[2..]),
            _ => Hold(files),
        };
    }

    private static int Run(ScenarioFiles files, string step, string binfmtDirectory)
    {
        var killer = new StepKiller(step);
        Scenario.Run(files, killer, binfmtDirectory);
        Console.WriteLine(killer.Steps.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static int Recover(ScenarioFiles files, string step)
    {
        var killer = new StepKiller(step);
        var report = Recovery.RecoverDeadJobs(files.Options, killer);
        Console.WriteLine(killer.Steps.ToString(CultureInfo.InvariantCulture));
        return report.HasProblems ? 1 : 0;
    }

    private static int Hold(ScenarioFiles files)
    {
        using var told = new ManualResetEventSlim();
        using var registration = PosixSignalRegistration.Create((PosixSignal)KillRequest.Signal, context =>
        {
            context.Cancel = true;
            told.Set();
        });
        using var area = JobArea.Open(files.Options, files.Job);
        Console.WriteLine("holding");
        told.Wait();
        var requested = area.KillRequested;
        area.Close();
        return requested ? 0 : 1;
    }
}
