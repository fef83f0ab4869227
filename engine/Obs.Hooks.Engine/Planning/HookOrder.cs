namespace Obs.Hooks.Engine.Planning;

/// <summary>
/// The order of hooks within one point and stage: what before/after demand, and the id (ordinal) where they leave a
/// choice. The same for every order of the input.
/// </summary>
internal static class HookOrder
{
    /// <param name="ids">The hooks, each once.</param>
    /// <param name="edges">Demands; those that name other hooks are ignored.</param>
    public static HookOrdering Sort(IEnumerable<string> ids, IEnumerable<OrderEdge> edges)
    {
        var waiting = new List<string>(ids);
        waiting.Sort(StringComparer.Ordinal);
        var open = new List<OrderEdge>(edges);
        open.RemoveAll(e => !waiting.Contains(e.First) || !waiting.Contains(e.Second));
        open.Sort(Compare);
        var order = new List<string>(waiting.Count);
        var cycles = new List<IReadOnlyList<OrderEdge>>();
        while (waiting.Count > 0)
        {
            if (waiting.Find(id => !open.Exists(e => e.Second == id)) is { } next)
            {
                order.Add(next);
                waiting.Remove(next);
                open.RemoveAll(e => e.First == next);
                continue;
            }

            var cycle = FindCycle(waiting[0], open);
            cycles.Add(cycle);
            open.Remove(cycle[^1]);
        }

        return new HookOrdering(order, cycles);
    }

    /// <summary>Everybody who waits has somebody to wait for, so going backwards must come around.</summary>
    private static List<OrderEdge> FindCycle(string start, List<OrderEdge> open)
    {
        var way = new List<OrderEdge>();
        var at = start;
        while (!way.Exists(e => e.Second == at))
        {
            var edge = open.Find(e => e.Second == at)!;
            way.Add(edge);
            at = edge.First;
        }

        var cycle = way.GetRange(way.FindIndex(e => e.Second == at), way.Count - way.FindIndex(e => e.Second == at));
        cycle.Reverse();
        var smallest = cycle.FindIndex(e => e.First == cycle.Select(static c => c.First).Min(StringComparer.Ordinal));
        return [.. cycle.Skip(smallest), .. cycle.Take(smallest)];
    }

    private static int Compare(OrderEdge left, OrderEdge right)
    {
        var byFirst = string.CompareOrdinal(left.First, right.First);
        var bySecond = byFirst != 0 ? byFirst : string.CompareOrdinal(left.Second, right.Second);
        return bySecond != 0 ? bySecond : string.CompareOrdinal(left.Location.ToString(), right.Location.ToString());
    }
}
