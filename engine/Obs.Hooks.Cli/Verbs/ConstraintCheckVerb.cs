using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.ConstraintAnswers;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks constraints check</c>: <c>osc checkconstraints</c> without a server.</summary>
internal static class ConstraintCheckVerb
{
    public static Command Create()
    {
        var command = new Command(
            "check",
            "Count the workers that comply, for each repository and architecture, or list them for one: the tables of "
            + "`osc checkconstraints`, from files. Exit status 2 if there is none somewhere.");
        var repository = new Argument<string?>("REPOSITORY")
        {
            Description = "List the workers for this repository …",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var arch = new Argument<string?>("ARCH") { Description = "… and architecture.", Arity = ArgumentArity.ZeroOrOne };
        var meta = new Option<string?>("--meta")
        {
            Description = "The project's _meta, for its repositories and architectures (default: those of the project configurations found).",
            HelpName = "FILE",
        };
        command.Arguments.Add(repository);
        command.Arguments.Add(arch);
        command.Options.Add(meta);
        var options = new ConstraintOptions(command, asksForTarget: false);
        command.Validators.Add(result =>
        {
            if (result.GetValue(repository) is not null && result.GetValue(arch) is null)
            {
                result.AddError("REPOSITORY and ARCH belong together");
            }
        });
        command.SetAction(parsed => Verb.Run(() => Run(parsed, options, parsed.GetValue(repository), parsed.GetValue(arch), parsed.GetValue(meta))));
        return command;
    }

    private static int Run(ParseResult parsed, ConstraintOptions options, string? repository, string? arch, string? meta)
    {
        var bag = new DiagnosticBag();
        var inputs = options.Inputs(parsed);
        var targets = repository is not null && arch is not null
            ? [new Target(repository, arch, null)]
            : ProjectTargets.Find(meta, inputs.Directory);
        var fleet = options.Fleet(parsed, bag);
        var results = targets.Select(target => Check(inputs with { Repository = target.Repository, Arch = target.Arch }, fleet, bag)).ToList();
        if (options.Json(parsed))
        {
            var record = new TargetsRecord(results, [.. bag.Select(DiagnosticRecord.Of).Distinct()]);
            Console.Out.WriteLine(JsonSerializer.Serialize(record, AnswersJson.Readable.TargetsRecord));
        }
        else
        {
            Print(results, inputs, bag, isOne: repository is not null);
        }

        return results.TrueForAll(static r => r.Workers.Count > 0) ? 0 : ConstraintsVerb.NobodyComplies;
    }

    private static void Print(List<CheckedTarget> results, JobInputs inputs, DiagnosticBag bag, bool isOne)
    {
        if (!inputs.IgnoresFile && new JobLoader(inputs, bag).ConstraintsFile is null)
        {
            Console.Out.WriteLine(CheckTable.NoLocalFile);
        }

        if (isOne)
        {
            CheckTable.WriteWorkers(Console.Out, results[0]);
        }
        else
        {
            CheckTable.WriteCounts(Console.Out, results);
        }

        DiagnosticPrinter.Print(bag.Distinct(), Console.Error);
    }

    private static CheckedTarget Check(JobInputs inputs, Fleet fleet, DiagnosticBag bag)
    {
        var loader = new JobLoader(inputs, bag);
        var workers = inputs.Strict ? AsObsDoes(loader, inputs.Arch!, fleet) : AsTheDispatcherDoes(loader, fleet);
        return new CheckedTarget(inputs.Repository!, inputs.Arch!, workers);
    }

    /// <summary>Recipe and all conditions of overwrites count; the dead do not. A job here and a job there comply with the same.</summary>
    private static string[] AsTheDispatcherDoes(JobLoader loader, Fleet fleet)
    {
        var job = loader.Load();
        var matcher = new ConstraintMatcher();
        return
        [
            .. fleet.Candidates(job.BuildArch)
                .Where(c => job.Constraints is null || matcher.Matches(c.Worker, job.Constraints))
                .Select(static c => c.Name),
        ];
    }

    private static IReadOnlyList<string> AsObsDoes(JobLoader loader, string arch, Fleet fleet)
    {
        try
        {
            return new ConstraintsCheck(new ConstraintMatcher())
                .CompliantWorkers(loader.ProjectConfig(), loader.ConstraintsText(), arch, fleet.Workers);
        }
        catch (ConstraintException e)
        {
            throw new EngineException(DiagnosticCodes.BadConstraints, e.Message, e, ExitStatus.Failed);
        }
    }
}
