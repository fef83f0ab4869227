using Obs.Hooks;

namespace LabHooks;

/// <summary>Sends a job of package <c>to-3…</c> to worker <c>lab:3</c> and nowhere else, and others nowhere at all.</summary>
[Allocator("by-name", Summary = "Sends each job to the worker its package is named after.", BudgetMilliseconds = 10_000)]
public sealed class ByName : IWorkerAllocator
{
    private const string Prefix = "to-";

    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken)
    {
        var board = new AllocationBoard(snapshot);
        for (var job = 0; job < snapshot.Jobs.Length; job++)
        {
            var package = snapshot.Jobs[job].Package;
            foreach (var worker in snapshot.Matcher.Allowed(job).Common(board.Idle))
            {
                if (package.StartsWith(Prefix, StringComparison.Ordinal)
                    && snapshot.Workers[worker].Name == $"x86_64:lab:{package[Prefix.Length]}")
                {
                    board.Assign(job, worker, "by its name");
                    break;
                }
            }
        }

        return board.ToResult();
    }
}
