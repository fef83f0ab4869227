using System.Globalization;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Providers;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>Whether the tools roots that hooks ask for are there, or could be made.</summary>
internal static class ToolsChecks
{
    private const string Name = "tools roots";

    /// <param name="options">The host's options.</param>
    /// <param name="wanted">The roots that hooks ask for, by hook.</param>
    public static IEnumerable<HostCheck> Run(EngineOptions options, IReadOnlyList<(string Hook, ToolsSpec Spec)> wanted)
    {
        if (wanted.Count == 0)
        {
            return [HostCheck.Ok(Name, "no hook asks for one")];
        }

        try
        {
            using var roots = new ToolsRoots(options, TimeProvider.System);
            return [.. Programs(wanted), .. wanted.Select(w => Check(roots, w.Hook, w.Spec)), Size(roots, options)];
        }
        catch (EngineException e)
        {
            return [HostCheck.Fail(Name, e.Message, "see toolsDirectory in engine.json")];
        }
    }

    private static IEnumerable<HostCheck> Programs(IReadOnlyList<(string Hook, ToolsSpec Spec)> wanted)
    {
        var needed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["bwrap"] = "bubblewrap", ["setpriv"] = "util-linux" };
        foreach (var (_, spec) in wanted)
        {
            foreach (var (program, package) in Needed(spec.Provider))
            {
                needed[program] = package;
            }
        }

        return needed.Where(static n => HostPrograms.Find(n.Key) is null)
            .Select(static n => HostCheck.Fail(Name, $"{n.Key} is not installed", $"install {n.Value}"));
    }

    private static (string Program, string Package)[] Needed(ToolsProviderKind provider) => provider switch
    {
        ToolsProviderKind.Debian => [("apt-get", "apt"), ("dpkg-deb", "dpkg"), ("mmdebstrap", "mmdebstrap")],
        ToolsProviderKind.Rpm => [("rpm", "rpm")],
        ToolsProviderKind.Tarball => [("tar", "tar")],
        _ => [],
    };

    private static HostCheck Check(ToolsRoots roots, string hook, ToolsSpec spec)
    {
        try
        {
            using var lease = roots.TryAcquire(spec);
            return lease is null
                ? HostCheck.Warn(Name, $"the root of hook {hook} is still to be made", "obs-hooks tools build; otherwise the first job waits for it")
                : HostCheck.Ok(Name, lease.IsHost ? $"hook {hook} uses the host's programs" : $"hook {hook}: {lease.Digest[..12]}, {lease.Info.Packages.Length} packages");
        }
        catch (EngineException e)
        {
            return HostCheck.Fail(Name, e.Message, $"mend \"tools\" of hook {hook}");
        }
    }

    private static HostCheck Size(ToolsRoots roots, EngineOptions options)
    {
        var list = roots.Store.List();
        return HostCheck.Ok(Name, string.Create(
            CultureInfo.InvariantCulture,
            $"{list.Count} in {options.ToolsDirectory}, {list.Sum(static r => r.Info.Size) >> 20} of {options.ToolsMegabytes} MB"));
    }
}
