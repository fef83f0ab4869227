namespace Obs.Hooks.Engine.Planning;

/// <summary>What <see cref="HookOrder"/> found.</summary>
/// <param name="Order">All ids.</param>
/// <param name="Cycles">
/// Each cycle as the edges of one way around it, from its smallest id. Of each the last edge was ignored in the order.
/// </param>
internal sealed record HookOrdering(IReadOnlyList<string> Order, IReadOnlyList<IReadOnlyList<OrderEdge>> Cycles);
