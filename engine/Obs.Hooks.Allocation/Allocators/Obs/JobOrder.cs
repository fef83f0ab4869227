namespace Obs.Hooks.Allocation.Allocators.Obs;

/// <summary>
/// The order of jobs within one repository: preinstall images, source changes, power packages, then the more other packages
/// wait for it, then the longer it waits, then by lot.
/// </summary>
/// <param name="snapshot">The round.</param>
/// <param name="agedBefore">Jobs that wait since before this time come first, the oldest of them first; none if null, as in OBS.</param>
internal sealed class JobOrder(AllocationSnapshot snapshot, DateTimeOffset? agedBefore = null) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        var (a, b) = (snapshot.Jobs[x], snapshot.Jobs[y]);
        if (agedBefore is { } limit && (a.Ready < limit || b.Ready < limit) && a.Ready != b.Ready)
        {
            return a.Ready.CompareTo(b.Ready);
        }

        var order = b.IsPreinstallImage.CompareTo(a.IsPreinstallImage);
        order = order != 0 ? order : b.IsSourceChange.CompareTo(a.IsSourceChange);
        order = order != 0 ? order : (a.PowerRank ?? int.MaxValue).CompareTo(b.PowerRank ?? int.MaxValue);
        order = order != 0 ? order : b.Needed.CompareTo(a.Needed);
        order = order != 0 ? order : a.Ready.CompareTo(b.Ready);
        order = order != 0 ? order : snapshot.Tie(x).CompareTo(snapshot.Tie(y));
        return order != 0 ? order : x.CompareTo(y);
    }
}
