using Obs.Hooks;

namespace Allocators;

/// <summary>Everything an allocator must not do, by the setting <c>how</c>.</summary>
[Allocator("broken", BudgetMilliseconds = 200)]
[HookSetting("how", SettingKind.Text, "What to do wrong.", Required = true)]
public sealed class Broken : IWorkerAllocator
{
    public AllocationResult Allocate(AllocationSnapshot snapshot, CancellationToken cancellationToken)
    {
        switch (snapshot.Settings.Text("how"))
        {
            case "throw":
                throw new InvalidOperationException("I am broken");
            case "null":
                return null!;
            case "hang":
                new ManualResetEvent(false).WaitOne();
                return AllocationResult.Empty;
            case "cancel":
                cancellationToken.WaitHandle.WaitOne();
                throw new OperationCanceledException(cancellationToken);
            case "busy":
                return Assign((0, Worker(snapshot, WorkerState.Building)));
            case "twice":
                return Assign((0, Worker(snapshot, WorkerState.Idle)), (1, Worker(snapshot, WorkerState.Idle)));
            case "same-job":
                return Assign((0, Worker(snapshot, WorkerState.Idle)), (0, Worker(snapshot, WorkerState.Idle) + 1));
            case "not-allowed":
                return Assign((1, Worker(snapshot, WorkerState.Idle)));
            case "unknown-job":
                return Assign((snapshot.Jobs.Length, 0));
            case "unknown-worker":
                return Assign((0, -1));
            default:
                return AllocationResult.Empty;
        }
    }

    private static AllocationResult Assign(params (int Job, int Worker)[] pairs) =>
        new([.. pairs.Select(static pair => new Assignment(pair.Job, pair.Worker, "because"))], []);

    private static int Worker(AllocationSnapshot snapshot, WorkerState state) =>
        Enumerable.Range(0, snapshot.Workers.Length).First(worker => snapshot.Workers[worker].State == state);
}
