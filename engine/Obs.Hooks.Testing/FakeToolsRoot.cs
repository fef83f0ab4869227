using System.Collections.Immutable;

namespace Obs.Hooks.Testing;

/// <summary>Stands in for a tools root: its programs are those of a <see cref="FakeProcessRunner"/>, nothing is started.</summary>
/// <param name="directory">Its tree, for hooks that look into it.</param>
public sealed class FakeToolsRoot(string directory) : IToolsRoot
{
    private readonly List<ToolRun> _runs = [];

    /// <summary>Its programs.</summary>
    public FakeProcessRunner Programs { get; } = new();

    /// <summary>Everything that was asked for, in order.</summary>
    public IReadOnlyList<ToolRun> Runs => _runs;

    /// <inheritdoc/>
    public string Digest { get; init; } = new('0', 64);

    /// <inheritdoc/>
    public string Directory { get; } = directory;

    /// <inheritdoc/>
    public ImmutableArray<ToolsPackage> Packages { get; init; } = [];

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        _runs.Add(run);
        return Programs.RunAsync(run.Process, cancellationToken);
    }
}
