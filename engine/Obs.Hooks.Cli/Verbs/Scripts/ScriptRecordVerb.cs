using System.CommandLine;
using Obs.Hooks.Cli.Scripts;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script record</c>: keeps a job to test scripts on.</summary>
internal static class ScriptRecordVerb
{
    private static readonly Argument<string> s_directory = new("DIR") { Description = "Where to; it must be empty or absent." };

    public static Command Create()
    {
        var command = new Command("record", "Copy what scripts can see of a job: sources, project configuration, results.");
        command.Arguments.Add(s_directory);
        var job = new JobOptions(command);
        command.SetAction(parsed => Verb.Run(() =>
        {
            var directory = parsed.GetRequiredValue(s_directory);
            JobRecorder.Record(job.Read(parsed), directory);
            Console.Out.WriteLine($"recorded in {directory}; try: obs-hooks script test FILE --job {directory}");
            return 0;
        }));
        return command;
    }
}
