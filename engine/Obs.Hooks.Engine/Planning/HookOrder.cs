using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// The order of hooks within one point and stage: what before/after demand, and the id (ordinal) where they leave a
/// choice. The same for every order of the input.
/// </summary>
internal static class HookOrder
{
    /// <param name="ids">The hooks, each once.</param>
    /// <param name="edges">Demands; those that name other hooks are ignored.</param>
    /// <returns>
    /// All ids, and each cycle as the edges of one way around it from its smallest id. Of each cycle the last edge was
    /// ignored.
    /// </returns>
    public static (ImmutableArray<string> Order, ImmutableArray<ImmutableArray<OrderEdge>> Cycles) Sort(
        IEnumerable<string> ids, IEnumerable<OrderEdge> edges)
    {
        var waiting = new SortedSet<string>(ids, StringComparer.Ordinal);
        var open = edges.Where(e => waiting.Contains(e.First) && waiting.Contains(e.Second)).ToHashSet();
        var order = ImmutableArray.CreateBuilder<string>(waiting.Count);
        var cycles = ImmutableArray.CreateBuilder<ImmutableArray<OrderEdge>>();
        while (waiting.Count > 0)
        {
            var blocked = open.Select(static e => e.Second).ToHashSet(StringComparer.Ordinal);
            if (waiting.FirstOrDefault(id => !blocked.Contains(id)) is { } next)
            {
                order.Add(next);
                waiting.Remove(next);
                open.RemoveWhere(e => e.First == next);
                continue;
            }

            var cycle = FindCycle(waiting.Min!, open);
            cycles.Add(cycle);
            open.Remove(cycle[^1]);
        }

        return (order.MoveToImmutable(), cycles.ToImmutable());
    }

    /// <summary>Everybody who waits has somebody to wait for, so going backwards must come around.</summary>
    private static ImmutableArray<OrderEdge> FindCycle(string start, HashSet<OrderEdge> open)
    {
        var way = new List<OrderEdge>();
        var at = start;
        while (way.FindIndex(e => e.Second == at) < 0)
        {
            var edge = open
                .Where(e => e.Second == at)
                .OrderBy(static e => e.First, StringComparer.Ordinal)
                .ThenBy(static e => e.Location.ToString(), StringComparer.Ordinal)
                .First();
            way.Add(edge);
            at = edge.First;
        }

        var cycle = way.Skip(way.FindIndex(e => e.Second == at)).Reverse().ToList();
        var smallest = cycle.FindIndex(e => e.First == cycle.Select(static c => c.First).Min(StringComparer.Ordinal));
        return [.. cycle.Skip(smallest), .. cycle.Take(smallest)];
    }
}
