using System.Collections.Immutable;
using Obs.Hooks.Allocation.Allocators.BestFit;
using Obs.Hooks.Allocation.Allocators.Obs;
using Obs.Hooks.Allocation.Rounds;

namespace Obs.Hooks.Allocation.Allocators.Sources;

/// <summary>The engine's own allocators.</summary>
internal sealed class BuiltInAllocator : IAllocatorSource
{
    private readonly Func<ComposedAllocator> _create;

    private BuiltInAllocator(string id, string summary, Func<ComposedAllocator> create)
    {
        Id = id;
        Summary = summary;
        _create = create;
    }

    /// <summary>OBS's own order.</summary>
    public static BuiltInAllocator Obs { get; } = new(
        "obs",
        "OBS's own order: least load first, priorities, source changes first; hosts with the largest idle part.",
        static () => new ComposedAllocator([new PowerHostFilter()], new IdleShareScorer(), new ObsAssigner()));

    /// <summary>Least waste.</summary>
    public static BuiltInAllocator BestFit { get; } = new(
        "best-fit",
        "The smallest worker that fits; keeps labelled and big ones for jobs that need them; waiting counts; quarantine.",
        static () =>
        {
            var stage = new BestFitStage();
            return new ComposedAllocator(
                [new PowerHostFilter(), new QuarantineFilter(stage), new KeepFilter(stage)], new BestFitScorer(stage), new BestFitAssigner(stage));
        });

    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<BuiltInAllocator> All { get; } = [BestFit, Obs];

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>One sentence for people.</summary>
    public string Summary { get; }

    /// <inheritdoc/>
    public string Digest => $"obs-hooks {typeof(BuiltInAllocator).Assembly.GetName().Version!.ToString(3)}";

    /// <inheritdoc/>
    public TimeSpan Budget => Timeout.InfiniteTimeSpan;

    /// <inheritdoc/>
    public IWorkerAllocator Create() => _create();

    /// <summary>Puts an allocator's own stages in the place of the built-in ones.</summary>
    /// <param name="instance">A whole allocator, or something with one or more stages.</param>
    public IWorkerAllocator Complete(object instance)
    {
        if (instance is IWorkerAllocator whole)
        {
            return whole;
        }

        var own = _create();
        return new ComposedAllocator(
            instance is IWorkerFilter filter ? [.. own.Filters, filter] : own.Filters,
            instance as IWorkerScorer ?? own.Scorer,
            instance as IWorkerAssigner ?? own.Assigner);
    }
}
