using System.Collections.Immutable;

namespace Obs.Hooks.Benchmarks.Running;

/// <summary>One row of the table: a command that runs the stand-in for the build, or a floor that does not.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Hooks">How many hooks it runs.</param>
/// <param name="Command">Program and arguments.</param>
internal sealed record Variant(string Name, int Hooks, ImmutableArray<string> Command)
{
    /// <summary>Added to the environment.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the stand-in for the build runs in it.</summary>
    public bool RunsBuild { get; init; } = true;
}
