using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Templates;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Decides which hooks run for a job, in which order, and says why.</summary>
internal static class Planner
{
    /// <param name="configuration">All layers.</param>
    /// <param name="plugins">In order of preference.</param>
    /// <param name="job">The job.</param>
    /// <param name="bag">Takes all errors; with one, the plan is for showing, not for running.</param>
    /// <param name="learned">In learning mode scripts run without what policy denies them, and this takes what they ask for.</param>
    public static HookPlan Plan(
        HookConfiguration configuration, IReadOnlyList<InstalledPlugin> plugins, BuildJob job, DiagnosticBag bag, LearnedPolicy? learned = null)
    {
        var templates = new SettingsTemplates();
        var policy = new Lazy<ScriptPolicy>(() => ScriptPolicy.Of(configuration, job.Project) with { Learned = learned });
        var resolver = new HookResolver(plugins, templates, policy, bag);
        var leftOut = ImmutableArray.CreateBuilder<LeftOutHook>();
        var reasons = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var resolved = new List<ResolvedHook>();
        leftOut.AddRange(configuration.LeftOut);
        foreach (var hook in configuration.HooksFor(job.Project))
        {
            var why = new List<string>();
            if (ReasonToLeaveOut(hook, job, resolver, why) is { } reason)
            {
                leftOut.Add(new LeftOutHook(hook.Id, reason));
            }
            else if (resolver.Resolve(hook, out var denied) is { } found)
            {
                resolved.Add(found);
                reasons.Add(hook.Id, why);
                PolicyReasons.AddTo(why, found);
            }
            else if (denied is not null)
            {
                leftOut.Add(new LeftOutHook(hook.Id, denied));
            }
        }

        OrderNames.Check(configuration, plugins, resolved.ConvertAll(static h => h.Configured), bag);
        CompareOrder.Check(resolved, bag);
        var edges = OrderEdges.Of(resolved);
        var places = PlanSorter.Sort(resolved, edges, bag);

        // Texts that were found wrong cannot be filled in.
        var settings = bag.HasErrors ? [] : Settings(resolved, job, templates);
        var tools = bag.HasErrors ? [] : Tools(resolved, job, templates);
        var hooks = ImmutableArray.CreateBuilder<PlannedHook>(places.Count);
        foreach (var place in places)
        {
            var id = place.Hook.Id;
            var why = PlanReasons.Of(place, reasons[id], places, edges);
            hooks.Add(Planned(place, why, settings.GetValueOrDefault(id, HookSettings.Empty), tools.GetValueOrDefault(id)));
        }

        return new HookPlan { Hooks = hooks.ToImmutable(), LeftOut = leftOut.ToImmutable() };
    }

    private static string? ReasonToLeaveOut(ConfiguredHook hook, BuildJob job, HookResolver resolver, List<string> why)
    {
        if (hook.Options.Enabled == false)
        {
            return $"disabled at {hook.LocationOf("enabled")}";
        }

        if (hook.Options.Script is null && hook.IsDefaultOnly && !resolver.IsInstalled(hook.PluginId))
        {
            return $"on by default, but the plugin {hook.PluginId} is not installed";
        }

        return WhenMatcher.Mismatch(hook.Options.When ?? WhenOptions.Always, job, why) is { } mismatch
            ? $"{mismatch} ({hook.LocationOf("when")})"
            : null;
    }

    private static Dictionary<string, HookSettings> Settings(
        List<ResolvedHook> hooks, BuildJob job, SettingsTemplates templates)
    {
        var settings = new Dictionary<string, HookSettings>(StringComparer.Ordinal);
        foreach (var hook in hooks)
        {
            var context = new TemplateContext(job, hook.Id, Environment.MachineName);
            settings.Add(hook.Id, templates.Render(hook.Configured.Options.Settings, context));
        }

        return settings;
    }

    private static Dictionary<string, ToolsSpec> Tools(List<ResolvedHook> hooks, BuildJob job, SettingsTemplates templates)
    {
        var tools = new Dictionary<string, ToolsSpec>(StringComparer.Ordinal);
        foreach (var hook in hooks)
        {
            if (hook.Configured.Options.Tools is not null
                && ToolsSpecs.For(hook.Configured, templates, new TemplateContext(job, hook.Id, Environment.MachineName)) is { } spec)
            {
                tools.Add(hook.Id, spec);
            }
        }

        return tools;
    }

    private static PlannedHook Planned(PlannedPlace place, ImmutableArray<string> why, HookSettings settings, ToolsSpec? tools)
    {
        var (hook, configured) = (place.Hook, place.Hook.Configured);
        return new PlannedHook
        {
            Id = hook.Id,
            Point = place.Point,
            Stage = place.Stage,
            Code = hook.Code,
            Manifest = hook.Manifest,
            Settings = settings,
            Tools = tools,
            Timeout = hook.Timeout,
            OnError = hook.OnError,
            Trust = hook.Trust,
            Capabilities = hook.Capabilities,
            Policy = hook.Policy,
            Before = Names(configured.Options.Before, hook.Manifest.Before),
            After = Names(configured.Options.After, hook.Manifest.After),
            Reasons = why,
        };
    }

    private static ImmutableArray<string> Names(ImmutableArray<string> configured, ImmutableArray<string> declared) =>
        configured.IsEmpty ? declared : declared.IsEmpty ? configured : [.. configured.Union(declared, StringComparer.Ordinal)];
}
