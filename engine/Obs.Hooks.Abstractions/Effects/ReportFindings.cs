using System.Collections.Immutable;

namespace Obs.Hooks.Effects;

/// <summary>
/// Hands findings to later hooks (<see cref="HookRun.Findings"/>): the report shows them by severity in a section of the hook's
/// own, and writes them to its JSON. For plugins; scripts attach reports.
/// </summary>
/// <param name="Findings">In the order in which they are to be shown within a severity. Several effects of a hook add up.</param>
public sealed record ReportFindings(ImmutableArray<Finding> Findings) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Reports;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PostBuild;
}
