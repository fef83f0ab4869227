using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>A tool to run.</summary>
/// <param name="Tool">Its name in the policy.</param>
public sealed record ToolRequest(string Tool)
{
    /// <summary>Arguments; there is no shell between.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Files the tool finds, read-only, in its working directory.</summary>
    public ImmutableArray<ToolInput> Inputs { get; init; } = [];

    /// <summary>Text for standard input; empty input when null.</summary>
    public string? Input { get; init; }
}
