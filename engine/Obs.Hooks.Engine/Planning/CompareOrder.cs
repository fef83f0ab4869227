using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// Whoever may call a build unchanged has to see everything that would go back and is compared with the last build: packages
/// that hooks add (baselibs) and what they find (rpmlint.log). What the same stage changes he does not see.
/// </summary>
internal static class CompareOrder
{
    /// <param name="hooks">Those that run for one job.</param>
    /// <param name="bag">Takes an error for each pair in the wrong order.</param>
    public static void Check(List<ResolvedHook> hooks, DiagnosticBag bag)
    {
        foreach (var comparer in hooks.FindAll(static h => Has(h, HookCapabilities.Unchanged)))
        {
            foreach (var other in hooks.FindAll(h => h != comparer && h.Stage >= comparer.Stage && ChangesWhatIsCompared(h)))
            {
                bag.Error(
                    DiagnosticCodes.ComparedTooEarly,
                    (comparer.Stage < HookStage.Compare ? comparer : other).StageLocation,
                    $"\"{comparer.Id}\" (stage {PointNames.Of(comparer.Stage)}) may end the build as unchanged, "
                        + $"but \"{other.Id}\" (stage {PointNames.Of(other.Stage)}) changes results in or after that stage",
                    "results that are changed in an earlier stage than they are compared in: " + string.Join(", ", OptionNames.Stages),
                    "remove \"stage\", or give one of them another");
            }
        }
    }

    /// <summary>Reports are compared if their hook belongs before the comparison; others, such as the engine's own, never are.</summary>
    private static bool ChangesWhatIsCompared(ResolvedHook hook) =>
        Has(hook, HookCapabilities.Results) || (Has(hook, HookCapabilities.Reports) && hook.Manifest.Stage < HookStage.Compare);

    private static bool Has(ResolvedHook hook, HookCapabilities capability) =>
        hook.Capabilities.HasFlag(capability) && ManifestPoints.Contains(hook.Manifest, HookPoint.PostBuild);
}
