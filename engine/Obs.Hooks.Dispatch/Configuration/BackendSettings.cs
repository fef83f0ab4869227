using System.Collections.Immutable;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Configuration;

/// <summary>What the backend's BSConfig.pm says about dispatching.</summary>
internal sealed record BackendSettings
{
    public required BackendLayout Layout { get; init; }

    /// <summary>The user of the daemons; empty if they run as they were started.</summary>
    public string User { get; init; } = "";

    public required Uri SourceServer { get; init; }

    /// <summary><c>$dispatch_adjust</c>: patterns for the start of <c>project/repository/arch</c> and decibels.</summary>
    public ImmutableArray<(string Pattern, double Adjust)> Adjust { get; init; } = [];

    /// <summary><c>$powerpkgs</c>, the most important first.</summary>
    public ImmutableArray<string> PowerPackages { get; init; } = [];

    /// <summary><c>$powerhosts</c>: patterns for the start of <c>host:number</c>.</summary>
    public ImmutableArray<string> PowerHosts { get; init; } = [];

    /// <summary><c>$secure_sandboxes</c>; null for OBS's default.</summary>
    public ImmutableArray<string>? SecureSandboxes { get; init; }
}
