using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks plan</c>: what would run for a job, in which order, and why.</summary>
internal static class PlanVerb
{
    public static Command Create()
    {
        var command = new Command("plan", "Show what would run for a job, in which order, and why. Runs nothing.");
        var job = new JobOptions(command);
        var options = new SetupOptions(command);
        var explain = new Option<bool>("--explain") { Description = "Show what each script asks for, what policy grants, and by which rule." };
        command.Options.Add(explain);
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, job, parsed.GetValue(explain))));
        return command;
    }

    private static int Run(ParseResult parsed, SetupOptions options, JobOptions jobOptions, bool isExplained)
    {
        var job = jobOptions.Read(parsed);
        var setup = options.Load(parsed);
        var plan = setup.Plan(job);
        if (options.Json(parsed))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(PlanRecord.Of(job, plan, setup.Bag), PlanningJson.Readable.PlanRecord));
        }
        else
        {
            PlanPrinter.Print(job, plan, TextWriterSink.StandardOutput());
            if (isExplained)
            {
                PolicyPrinter.Print(plan, TextWriterSink.StandardOutput());
            }

            DiagnosticPrinter.Print(setup.Bag, Console.Error);
        }

        return setup.Bag.HasErrors ? 1 : 0;
    }
}
