using System.CommandLine;
using System.Globalization;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Cli.Scripts;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script warm</c>: compiles ahead of the first build.</summary>
internal static class ScriptWarmVerb
{
    public static Command Create()
    {
        var command = new Command("warm", "Compile the scripts of a job, or all of this host's own, so that no build has to wait for it.");
        var job = new JobOptions(command);
        var options = new SetupOptions(command, hasJson: false);
        command.SetAction(parsed => Verb.Run(() => Run(options.Load(parsed), job.IsGiven(parsed) ? job.Read(parsed) : null)));
        return command;
    }

    private static int Run(HostSetup setup, BuildJob? job)
    {
        var scripts = ScriptsToWarm.Of(setup, job);
        DiagnosticPrinter.Print(setup.Bag, Console.Error);
        var failed = 0;
        if (scripts.Count > 0)
        {
            var warmer = new ScriptWarmer(CachedScripts.StoreOf(setup.Options));
            foreach (var source in scripts)
            {
                var (line, worked) = warmer.Warm(source);
                Console.Out.WriteLine(LogText.CleanMessage(line));
                failed += worked ? 0 : 1;
            }
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scripts.Count} script(s), {failed} failed"));
        return failed > 0 || setup.Bag.HasErrors ? 1 : 0;
    }
}
