using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// Looks for everything a plan of any job could stumble over, without a job: every hook that is not disabled, as if its
/// <c>when</c> matched.
/// </summary>
internal static class ConfigurationChecker
{
    public static void Check(HookConfiguration configuration, IReadOnlyList<InstalledPlugin> plugins, DiagnosticBag bag)
    {
        var policy = new Lazy<ScriptPolicy>(ScriptPolicy.BuiltIn);
        var seen = new HashSet<Diagnostic>();
        foreach (var view in configuration.Views())
        {
            var found = new DiagnosticBag();
            var resolver = new HookResolver(plugins, new SettingsTemplates(), policy, found);
            var hooks = view.RemoveAll(h =>
                h.Options.Enabled == false || (h.Options.Script is null && h.IsDefaultOnly && !resolver.IsInstalled(h.PluginId)));
            var resolved = hooks.Select(resolver.Resolve).OfType<ResolvedHook>().ToList();
            OrderNames.Check(configuration, plugins, hooks, found);

            // Those that are chosen by the job may never meet.
            CompareOrder.Check(resolved.FindAll(static h => h.Configured.Options.When is null), found);
            PlanSorter.Sort(resolved, OrderEdges.Of(resolved), found);

            // What is wrong for all projects shows up in every view.
            bag.AddRange(found.Where(seen.Add));
        }
    }
}
