using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// Finds names in before/after of hooks.json that are nowhere: neither configured nor offered by a plugin. A hook that
/// is merely not in this plan is fine.
/// </summary>
internal static class OrderNames
{
    public static void Check(
        HookConfiguration configuration,
        IReadOnlyList<InstalledPlugin> plugins,
        IEnumerable<ConfiguredHook> hooks,
        DiagnosticBag bag)
    {
        HashSet<string>? known = null;
        foreach (var hook in hooks)
        {
            Check(hook.Node.Find("before"));
            Check(hook.Node.Find("after"));
        }

        void Check(ConfigNode? names)
        {
            foreach (var name in names?.Items ?? [])
            {
                known ??= Known(configuration, plugins);
                if (HookNames.IsId(name.Text) && !known.Contains(name.Text))
                {
                    bag.Error(
                        DiagnosticCodes.UnknownOrderName,
                        name.Location,
                        $"no hook is called \"{name.Text}\"",
                        "the id of a hook",
                        DidYouMean.Fix(name.Text, known));
                }
            }
        }
    }

    private static HashSet<string> Known(HookConfiguration configuration, IReadOnlyList<InstalledPlugin> plugins)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in configuration.Layers)
        {
            foreach (var hook in layer.Hooks)
            {
                known.Add(hook.Name);
            }
        }

        foreach (var plugin in plugins)
        {
            foreach (var hook in plugin.Manifest.Hooks)
            {
                known.Add(hook.Id);
            }
        }

        return known;
    }
}
