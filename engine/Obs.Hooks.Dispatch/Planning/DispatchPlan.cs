using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Obs.Hooks.Dispatch.Planning;

/// <summary>What bs_dispatch may do until the next round: at most one worker for each job.</summary>
internal sealed class DispatchPlan
{
    /// <summary>In the place of a worker: the allocator has no say, the dispatcher decides as it would alone.</summary>
    public const string AnyWorker = "";

    private readonly ImmutableSortedDictionary<string, string> _workers;

    /// <param name="workers">Worker by <c>arch/job</c>.</param>
    /// <param name="known">How many jobs wait, those without a worker included.</param>
    public DispatchPlan(IEnumerable<KeyValuePair<string, string>> workers, int known)
    {
        _workers = workers.Where(static p => IsSayable(p.Key) && IsSayable(p.Value)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        Known = known;
        Answer = Render();
    }

    public static DispatchPlan Empty { get; } = new([], 0);

    public IReadOnlyDictionary<string, string> Workers => _workers;

    /// <summary>How many jobs wait.</summary>
    public int Known { get; }

    /// <summary>The whole plan as the protocol has it.</summary>
    public ReadOnlyMemory<byte> Answer { get; }

    /// <summary>Whether a job may go to a worker.</summary>
    public bool Allows(string job, string worker) =>
        _workers.TryGetValue(job, out var planned) && (planned == AnyWorker || planned == worker);

    /// <summary>No name of OBS has blanks or control characters; one that has could look like another line.</summary>
    private static bool IsSayable(string name) => !name.Any(static c => c <= ' ' || c == 0x7F);

    private byte[] Render()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"plan 1 {_workers.Count}\n");
        foreach (var (job, worker) in _workers)
        {
            text.Append(job).Append('\t').Append(worker).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append(".\n").ToString());
    }
}
