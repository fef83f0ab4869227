using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>For <c>plan --explain</c>: what each script asks for, what it gets, and which rule says so.</summary>
internal static class PolicyPrinter
{
    public static void Print(HookPlan plan, ILogSink sink)
    {
        foreach (var hook in plan.Hooks.Where(static h => h.Policy is not null).DistinctBy(static h => h.Id, StringComparer.Ordinal))
        {
            PlanPrinter.PrintWrapped(
                $"{hook.Id} ({hook.Code.Description}, {PolicyReasons.NameOf(hook.Trust)}) asks for {PolicyNames.Describe(hook.Manifest.Capabilities)} "
                + $"and gets {PolicyNames.Describe(hook.Capabilities)}",
                sink);
            var table = new TextTable(
                new TableColumn("rule"), new TableColumn("value") { ShrinksTo = 16, Wraps = true }, new TableColumn("from") { ShrinksTo = 24, Wraps = true });
            foreach (var (key, value) in Rules(hook.Policy!))
            {
                table.Add(key, LogText.CleanMessage(value), hook.Policy!.LocationOf(key)?.ToString() ?? "built-in");
            }

            foreach (var line in table.Render())
            {
                sink.WriteLine(line);
            }
        }
    }

    private static string Limit(int? megabytes) => megabytes?.ToString(CultureInfo.InvariantCulture) ?? "what the host has";

    private static IEnumerable<(string Key, string Value)> Rules(ScriptPolicy policy)
    {
        yield return ("capabilities", PolicyNames.Describe(policy.Capabilities));
        foreach (var (key, values) in new (string Key, ImmutableArray<string>? Values)[]
        {
            ("packages", policy.Packages),
            ("packageDirectories", policy.PackageDirectories),
            ("buildOptions", policy.BuildOptions),
            ("sources", policy.Sources),
            ("prjconfKeywords", policy.PrjconfKeywords),
            ("toolsRoots", policy.ToolsRoots),
            ("resultDirectories", policy.ResultDirectories),
            ("results", policy.Results),
            ("tools", policy.Tools),
        })
        {
            yield return (key, policy.IsUnlimited && key != "tools" || values is null ? "all" : values is [] ? "none" : string.Join(", ", values));
        }

        // Only where they matter: most scripts have nothing to do with either.
        if (policy.Capabilities.HasFlag(HookCapabilities.RootFiles) && !policy.IsUnlimited)
        {
            yield return ("rootFiles", policy.RootFiles is { } files ? string.Join(", ", files) : "all");
        }

        if (policy.Capabilities.HasFlag(HookCapabilities.Machine) && !policy.IsUnlimited)
        {
            yield return ("machineDiskMegabytes", Limit(policy.MachineDiskMegabytes));
            yield return ("machineMemoryMegabytes", Limit(policy.MachineMemoryMegabytes));
        }

        yield return ("changeResults", policy.IsUnlimited || policy.ChangeResults ? "true" : "false");
        yield return ("pins", policy.Pins.IsEmpty ? "any script" : string.Create(CultureInfo.InvariantCulture, $"{policy.Pins.Length} digest(s)"));
        yield return ("denied", policy.Denied.ToString().ToLowerInvariant());
        yield return ("timeout", Durations.Limit(policy.Timeout));
        yield return ("memoryMegabytes", policy.MemoryMegabytes.ToString(CultureInfo.InvariantCulture));
    }
}
