using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>Carries out an installation plan, or only shows it, and says what happened.</summary>
internal sealed class InstallationReport
{
    private readonly Option<bool> _dryRun = InstallOptions.DryRun();
    private readonly Option<bool> _json = InstallOptions.Json();

    public InstallationReport(Command command)
    {
        command.Options.Add(_dryRun);
        command.Options.Add(_json);
    }

    /// <returns>0: as wanted; 1: problems, nothing was changed, or a step failed.</returns>
    public int Carry(ParseResult parsed, InstallationPlan plan)
    {
        var dryRun = parsed.GetValue(_dryRun);
        var failure = "";
        if (!plan.Problems.HasErrors && !dryRun)
        {
            try
            {
                plan.Apply();
            }
            catch (EngineException e)
            {
                failure = $"error {e.Code}: {e.Message}";
            }
        }

        if (parsed.GetValue(_json))
        {
            var record = new InstallationRecord
            {
                Changed = !dryRun && failure.Length == 0 && !plan.Problems.HasErrors && plan.Steps.Count > 0,
                DryRun = dryRun,
                Steps = [.. plan.Steps.Select(static s => s.Description)],
                Notes = [.. plan.Notes],
                Problems = failure.Length > 0 ? [failure] : [.. plan.Problems.Select(static p => p.ToString())],
            };
            Console.Out.WriteLine(JsonSerializer.Serialize(record, InstallationJson.Default.InstallationRecord));
        }
        else
        {
            Print(plan, dryRun, failure);
        }

        return plan.Problems.HasErrors || failure.Length > 0 ? 1 : 0;
    }

    private static void Print(InstallationPlan plan, bool dryRun, string failure)
    {
        foreach (var problem in plan.Problems)
        {
            Console.Error.WriteLine($"obs-hooks: {problem}");
        }

        if (plan.Problems.HasErrors)
        {
            Console.Error.WriteLine("obs-hooks: nothing was changed");
            return;
        }

        if (failure.Length > 0)
        {
            Console.Error.WriteLine($"obs-hooks: {failure}");
            return;
        }

        foreach (var step in plan.Steps)
        {
            Console.Out.WriteLine(dryRun ? $"would {step.Description}" : $"done: {step.Description}");
        }

        if (plan.Steps.Count == 0)
        {
            Console.Out.WriteLine("nothing to do: all is as wanted");
        }

        foreach (var note in plan.Notes)
        {
            Console.Out.WriteLine($"note: {note}");
        }
    }
}
