using System.Globalization;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.CrashHost;

/// <summary>An engine that kills itself: what remains is what a worker's host sees after kill -9.</summary>
internal static class Program
{
    /// <summary>
    /// <c>run DIR STEP [BINFMT]</c>: the scenario until STEP (see <see cref="StepKiller"/>). <c>recover DIR STEP</c>: a
    /// recovery that is killed too. Prints the number of steps when it gets to the end.
    /// </summary>
    private static int Main(string[] args)
    {
        var files = new ScenarioFiles(args[1]);
        var killer = new StepKiller(args[2]);
        var problems = 0;
        if (args[0] == "run")
        {
            Scenario.Run(files, killer, args.Length > 3 ? args[3] : "");
        }
        else
        {
            var report = Recovery.RecoverDeadJobs(files.Options, killer);
            problems = report.Recovered.Sum(static job => job.Problems.Length);
        }

        Console.WriteLine(killer.Steps.ToString(CultureInfo.InvariantCulture));
        return problems;
    }
}
