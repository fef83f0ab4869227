using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Orders hooks by point and stage, and each of these groups by <see cref="HookOrder"/>.</summary>
internal static class PlanSorter
{
    private static readonly ImmutableArray<HookPoint> Points =
        [HookPoint.Precheck, HookPoint.PreChroot, HookPoint.PostBuild, HookPoint.Cleanup];

    private static readonly ImmutableArray<HookStage> Stages =
        [HookStage.Transform, HookStage.Check, HookStage.Compare, HookStage.Report];

    /// <summary>Every hook once per point of its plugin's manifest, in the order in which they run.</summary>
    public static ImmutableArray<PlannedPlace> Sort(
        IReadOnlyCollection<ResolvedHook> hooks, ImmutableArray<OrderEdge> edges, DiagnosticBag bag)
    {
        var places = ImmutableArray.CreateBuilder<PlannedPlace>();
        var reported = new HashSet<OrderEdge>();
        foreach (var point in Points)
        {
            var here = hooks.Where(h => h.Manifest.Points.Contains(point)).ToDictionary(static h => h.Id, StringComparer.Ordinal);
            if (point != HookPoint.PostBuild)
            {
                Add(point, null, here);
                continue;
            }

            ReportAgainstStages(here, edges, bag);
            foreach (var stage in Stages)
            {
                Add(point, stage, here.Where(h => h.Value.Stage == stage).ToDictionary(StringComparer.Ordinal));
            }
        }

        return places.ToImmutable();

        void Add(HookPoint point, HookStage? stage, Dictionary<string, ResolvedHook> group)
        {
            var (order, cycles) = HookOrder.Sort(group.Keys, edges);
            foreach (var id in order)
            {
                places.Add(new PlannedPlace(group[id], point, stage));
            }

            foreach (var cycle in cycles)
            {
                // The same hooks meet at several points; one message is enough.
                if (reported.Add(cycle[0]))
                {
                    ReportCycle(cycle, bag);
                }
            }
        }
    }

    private static void ReportCycle(ImmutableArray<OrderEdge> cycle, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.OrderCycle,
            cycle[0].Location,
            $"a cycle: {string.Join(" → ", cycle.Select(static e => e.First))} → {cycle[0].First}",
            "an order",
            "remove one of " + string.Join(", ", cycle.Select(static e => $"{e.First} → {e.Second} ({e.Location})")));

    private static void ReportAgainstStages(
        Dictionary<string, ResolvedHook> hooks, ImmutableArray<OrderEdge> edges, DiagnosticBag bag)
    {
        foreach (var edge in edges)
        {
            if (hooks.TryGetValue(edge.First, out var first)
                && hooks.TryGetValue(edge.Second, out var second)
                && first.Stage > second.Stage)
            {
                bag.Error(
                    DiagnosticCodes.OrderAgainstStages,
                    edge.Location,
                    $"\"{first.Id}\" (stage {PointNames.Of(first.Stage)}) before \"{second.Id}\" "
                        + $"(stage {PointNames.Of(second.Stage)})",
                    "the order of the stages: " + string.Join(", ", OptionNames.Stages),
                    "remove it, or change one of the stages");
            }
        }
    }
}
