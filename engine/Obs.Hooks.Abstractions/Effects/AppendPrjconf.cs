using System.Collections.Immutable;

namespace Obs.Hooks.Effects;

/// <summary>Appends lines to the project configuration that <c>build --dist</c> reads.</summary>
/// <param name="Lines">Lines without line ends. They cannot open a <c>%if</c> or <c>Macros:</c> block.</param>
public sealed record AppendPrjconf(ImmutableArray<string> Lines) : Effect
{
    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Prjconf;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
