using System.Globalization;
using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Allocation.Rounds;

/// <summary>
/// Runs rounds so that whatever an allocator does, there is a right decision in time: one that throws, lies or takes too long
/// is replaced by <c>obs</c> for that round. For one thread.
/// </summary>
/// <param name="source">The chosen allocator.</param>
/// <param name="clock">Measures the budget; never seen by an allocator.</param>
internal sealed class RoundRunner(IAllocatorSource source, TimeProvider clock)
{
    private Task<AllocationResult>? _stuck;

    /// <summary>Decides one round.</summary>
    public RoundOutcome Run(AllocationSnapshot snapshot)
    {
        var start = clock.GetTimestamp();
        var (result, failure) = Try(snapshot);
        var elapsed = clock.GetElapsedTime(start);
        return failure is null
            ? new RoundOutcome(result!, source.Id, null, elapsed)
            : new RoundOutcome(
                BuiltInAllocator.Obs.Create().Allocate(snapshot, CancellationToken.None),
                BuiltInAllocator.Obs.Id,
                $"allocator {source.Id}: {failure}",
                elapsed);
    }

    private (AllocationResult? Result, string? Failure) Try(AllocationSnapshot snapshot)
    {
        if (_stuck is { IsCompleted: false })
        {
            return (null, "it is still busy with an earlier round");
        }

        _stuck = null;
        try
        {
            var result = source.Budget == Timeout.InfiniteTimeSpan
                ? source.Create().Allocate(snapshot, CancellationToken.None)
                : WithinBudget(snapshot);
            return (result, ResultCheck.FindLie(snapshot, result));
        }
        catch (Exception) when (_stuck is not null)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"it took longer than {source.Budget.TotalMilliseconds} ms"));
        }
        catch (EngineException e)
        {
            return (null, e.Message);
        }
        catch (Exception e)
        {
            // Whatever foreign code throws.
            return (null, $"it threw {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>On a thread of its own: nothing else can be done about one that does not look at its cancellation token.</summary>
    private AllocationResult? WithinBudget(AllocationSnapshot snapshot)
    {
        using var cancellation = new CancellationTokenSource(source.Budget, clock);
        var token = cancellation.Token;
        var work = Task.Factory.StartNew(
            () => source.Create().Allocate(snapshot, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return work.WaitAsync(source.Budget, clock).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && token.IsCancellationRequested))
        {
            _stuck = work;
            throw;
        }
    }
}
