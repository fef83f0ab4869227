using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>What came of the attempt to get a hook's root.</summary>
/// <param name="Lease">The root.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Lines">What is still to be said about it.</param>
internal sealed record PreparedTools(ToolsLease? Lease, Verdict? Refusal, List<string> Lines)
{
    public IReadOnlyList<string> TakeLines()
    {
        string[] lines = [.. Lines];
        Lines.Clear();
        return lines;
    }
}
