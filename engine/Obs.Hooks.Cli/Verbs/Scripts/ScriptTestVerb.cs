using System.CommandLine;
using Obs.Hooks.Cli.Scripts;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script test</c>: a script on a recorded or made-up job.</summary>
internal static class ScriptTestVerb
{
    private static readonly Argument<string> s_file = new("FILE") { Description = "The script." };

    private static readonly Option<string?> s_job = new("--job")
    {
        Description = "A recorded job (obs-hooks script record); without it one is made up.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> s_failed = new("--failed") { Description = "The build fails, so that only cleanup follows." };

    public static Command Create()
    {
        var command = new Command("test", "Run a script on a recorded or made-up job, in the sandbox, and print what it asks for.");
        command.Arguments.Add(s_file);
        command.Options.Add(s_job);
        command.Options.Add(s_failed);
        var settings = new ScriptSettingOption(command);
        var origin = new ScriptOriginOption(command);
        var options = new SetupOptions(command, hasJson: false);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, settings, origin)));
        return command;
    }

    private static int Run(ParseResult parsed, SetupOptions options, ScriptSettingOption settings, ScriptOriginOption origin)
    {
        using var made = new MadeUpJob();
        var directory = parsed.GetValue(s_job) is { } given ? Path.GetFullPath(given) : made.Directory;
        var job = JobRecorder.Load(directory);
        if (parsed.GetValue(s_failed))
        {
            job = job with { BuildStatus = 1 };
        }

        var source = LocalScripts.ReadFile(parsed.GetRequiredValue(s_file), origin.Of(parsed, job.Project, job.Package));
        return new ScriptTrial(options.Load(parsed), source, settings.Read(parsed)).Run(job, directory);
    }
}
