using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>Which scripts a build will want.</summary>
internal static class ScriptsToWarm
{
    /// <param name="setup">This host; takes what is wrong.</param>
    /// <param name="job">The job, or null for all scripts the host's own files name.</param>
    public static List<ScriptSource> Of(HostSetup setup, BuildJob? job)
    {
        var found = job is null ? OfHost(setup) : setup.Plan(job).Hooks.Select(static h => h.Code).OfType<ScriptCode>().Select(static c => c.Source);
        return
        [
            .. found
                .DistinctBy(static s => (s.Origin, s.Main.DisplayPath, s.Main.LineOffset))
                .OrderBy(static s => s.Main.DisplayPath, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ScriptSource> OfHost(HostSetup setup) =>
        setup.Configuration.Views()
            .SelectMany(static view => view)
            .Where(static h => h.Options is { Enabled: not false, Script: not null } && h.Shelf is not null)
            .Select(h => h.Shelf!.Find(h.Options.Script!, setup.Bag))
            .OfType<ScriptSource>();
}
