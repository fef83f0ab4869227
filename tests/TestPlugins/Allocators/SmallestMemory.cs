using Obs.Hooks;

namespace Allocators;

[Allocator("smallest-memory", Summary = "Only the score is its own.")]
[HookSetting("sign", SettingKind.Integer, "1 for the smallest, -1 for the largest; 1.")]
public sealed class SmallestMemory : IWorkerScorer
{
    public double Score(in Pairing pairing) => -pairing.Worker.Memory * pairing.Snapshot.Settings.Integer("sign", 1);
}
