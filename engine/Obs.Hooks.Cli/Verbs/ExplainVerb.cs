using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks explain HOOK</c>: everything about one hook.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var command = new Command("explain", "Explain one hook: where each value comes from, and why it runs or not.");
        var hook = new Argument<string>("HOOK") { Description = "The hook's id in hooks.json." };
        command.Arguments.Add(hook);
        var job = new JobOptions(command);
        var options = new SetupOptions(command);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, parsed.GetRequiredValue(hook), options, job)));
        return command;
    }

    private static int Run(ParseResult parsed, string hook, SetupOptions options, JobOptions jobOptions)
    {
        var job = jobOptions.Read(parsed);
        var setup = options.Load(parsed);
        var record = new HookExplainer(setup, job).Explain(hook);
        if (options.Json(parsed))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(record, PlanningJson.Readable.ExplainRecord));
        }
        else
        {
            if (record.Layers.Count > 0)
            {
                ExplainPrinter.Print(record, TextWriterSink.StandardOutput());
            }

            DiagnosticPrinter.Print(setup.Bag, Console.Error);
        }

        return setup.Bag.HasErrors ? 1 : 0;
    }
}
