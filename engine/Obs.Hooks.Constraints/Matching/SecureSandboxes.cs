using System.Collections.Frozen;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>The sandboxes that count as <c>secure</c>.</summary>
internal static class SecureSandboxes
{
    private static readonly FrozenSet<string> _default = Of(["xen", "kvm", "zvm"]);

    /// <summary>Those of a site's configuration, or OBS's default.</summary>
    public static FrozenSet<string> OrDefault(IEnumerable<string>? configured) =>
        configured is null ? _default : Of(configured);

    private static FrozenSet<string> Of(IEnumerable<string> names) => names.ToFrozenSet(StringComparer.Ordinal);
}
