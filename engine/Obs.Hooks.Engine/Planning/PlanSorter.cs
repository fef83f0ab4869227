using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Orders hooks by point and stage, and each of these groups by <see cref="HookOrder"/>.</summary>
internal sealed class PlanSorter(ImmutableArray<OrderEdge> edges, DiagnosticBag bag)
{
    private readonly List<PlannedPlace> _places = [];

    /// <summary>The same hooks meet at several points; one message about a cycle is enough.</summary>
    private readonly HashSet<OrderEdge> _reported = [];

    /// <summary>Every hook once per point of its plugin's manifest, in the order in which they run.</summary>
    public static IReadOnlyList<PlannedPlace> Sort(
        List<ResolvedHook> hooks, ImmutableArray<OrderEdge> edges, DiagnosticBag bag)
    {
        var sorter = new PlanSorter(edges, bag);
        for (var point = HookPoint.Precheck; point <= HookPoint.Cleanup; point++)
        {
            var here = hooks.FindAll(h => ManifestPoints.Contains(h.Manifest, point));
            if (point != HookPoint.PostBuild)
            {
                sorter.Add(point, null, here);
                continue;
            }

            sorter.ReportAgainstStages(here);
            for (var stage = HookStage.Transform; stage <= HookStage.Report; stage++)
            {
                sorter.Add(point, stage, here.FindAll(h => h.Stage == stage));
            }
        }

        return sorter._places;
    }

    private void Add(HookPoint point, HookStage? stage, List<ResolvedHook> group)
    {
        var ordering = HookOrder.Sort(group.ConvertAll(static h => h.Id), edges);
        foreach (var id in ordering.Order)
        {
            _places.Add(new PlannedPlace(group.Find(h => h.Id == id)!, point, stage));
        }

        foreach (var cycle in ordering.Cycles)
        {
            if (_reported.Add(cycle[0]))
            {
                ReportCycle(cycle);
            }
        }
    }

    private void ReportCycle(IReadOnlyList<OrderEdge> cycle) =>
        bag.Error(
            DiagnosticCodes.OrderCycle,
            cycle[0].Location,
            $"a cycle: {string.Join(" → ", cycle.Select(static e => e.First))} → {cycle[0].First}",
            "an order",
            "remove one of " + string.Join(", ", cycle.Select(static e => $"{e.First} → {e.Second} ({e.Location})")));

    private void ReportAgainstStages(List<ResolvedHook> hooks)
    {
        foreach (var edge in edges)
        {
            if (hooks.Find(h => h.Id == edge.First) is { } first
                && hooks.Find(h => h.Id == edge.Second) is { } second
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
