using System.Collections.Immutable;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>What install and uninstall print with <c>--json</c>.</summary>
internal sealed record InstallationRecord
{
    public required bool Changed { get; init; }

    public required bool DryRun { get; init; }

    public required ImmutableArray<string> Steps { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    public required ImmutableArray<string> Problems { get; init; }
}
