using System.Collections.Immutable;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Says why a hook is in the plan and in its place.</summary>
internal static class PlanReasons
{
    public static ImmutableArray<string> Of(PlannedPlace place, List<string> why, IReadOnlyList<PlannedPlace> places, ImmutableArray<OrderEdge> edges)
    {
        var hook = place.Hook;
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < hook.Configured.Mentions.Length; i++)
        {
            lines.Add($"{(i == 0 ? "configured" : "changed")} at {hook.Configured.Mentions[i].Location}");
        }

        lines.AddRange(why);
        if (place.Stage is { } stage)
        {
            var origin = hook.StageLocation;
            lines.Add($"stage {PointNames.Of(stage)} ({origin})");
        }

        foreach (var edge in edges)
        {
            if (edge.First == hook.Id && IsBeside(edge.Second))
            {
                lines.Add($"before {edge.Second} ({edge.Location})");
            }
            else if (edge.Second == hook.Id && IsBeside(edge.First))
            {
                lines.Add($"after {edge.First} ({edge.Location})");
            }
        }

        return lines.ToImmutable();

        // Elsewhere the order follows from points and stages anyway.
        bool IsBeside(string id)
        {
            foreach (var other in places)
            {
                if (other.Point == place.Point && other.Stage == place.Stage && other.Hook.Id == id)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
