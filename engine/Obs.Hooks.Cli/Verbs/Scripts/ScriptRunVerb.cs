using System.CommandLine;
using Obs.Hooks.Cli.Scripts;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script run</c>: a script on the job of a build root or working copy, without changing anything there.</summary>
internal static class ScriptRunVerb
{
    private static readonly Argument<string> s_file = new("FILE") { Description = "The script." };

    private static readonly Option<bool> s_debug = new("--debug")
    {
        Description = "Wait for a debugger. The script then runs with your rights and NOT in the sandbox: for your own scripts only.",
    };

    public static Command Create()
    {
        var command = new Command(
            "run", "Run a script on a job as a build would, on a copy of the results. Prints what it asks for and changes nothing.");
        command.Arguments.Add(s_file);
        command.Options.Add(s_debug);
        var settings = new ScriptSettingOption(command);
        var origin = new ScriptOriginOption(command);
        var job = new JobOptions(command);
        var options = new SetupOptions(command, hasJson: false);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, settings, origin, job)));
        return command;
    }

    private static int Run(
        ParseResult parsed, SetupOptions options, ScriptSettingOption settings, ScriptOriginOption origin, JobOptions jobOptions)
    {
        var job = jobOptions.Read(parsed);
        var scratch = Directory.CreateTempSubdirectory("obs-hooks-job-");
        try
        {
            var directory = Path.Combine(scratch.FullName, "job");
            var recorded = JobRecorder.Record(job, directory);
            var debug = parsed.GetValue(s_debug);
            var file = parsed.GetRequiredValue(s_file);

            // A debugger finds its breakpoints by the whole path.
            var source = LocalScripts.ReadFile(debug ? Path.GetFullPath(file) : file, origin.Of(parsed, job.Project, job.Package));
            return new ScriptTrial(options.Load(parsed), source, settings.Read(parsed)) { Debug = debug }
                .Run(recorded, directory);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
