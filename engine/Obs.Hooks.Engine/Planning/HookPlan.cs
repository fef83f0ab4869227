using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Planning;

/// <summary>The hooks of one job in the order in which they run.</summary>
internal sealed record HookPlan
{
    public static HookPlan Empty { get; } = new();

    /// <summary>Sorted by point, stage, then before/after, then id.</summary>
    public ImmutableArray<PlannedHook> Hooks { get; init; } = [];

    /// <summary>Configured hooks that do not run for this job, and why.</summary>
    public ImmutableArray<LeftOutHook> LeftOut { get; init; } = [];

    public bool HasScripts
    {
        get
        {
            foreach (var hook in Hooks)
            {
                if (hook.Code is ScriptCode)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public IEnumerable<PlannedHook> At(HookPoint point) => Hooks.Where(h => h.Point == point);
}
