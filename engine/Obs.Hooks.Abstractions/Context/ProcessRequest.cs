using System.Collections.Immutable;

namespace Obs.Hooks;

/// <summary>A program to run. The environment is empty but for <c>PATH</c>, <c>HOME</c> and <c>LC_ALL=C.UTF-8</c> and what is given here.</summary>
/// <param name="Program">Absolute path, or a name looked up in the standard system directories.</param>
/// <param name="Arguments">Arguments; there is no shell between.</param>
public sealed record ProcessRequest(string Program, params ImmutableArray<string> Arguments)
{
    /// <summary>Working directory; the hook's work directory when empty.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Additional environment variables.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Text for standard input; empty input when null.</summary>
    public string? Input { get; init; }

    /// <summary>Whether lines of its output go to the build log while it runs.</summary>
    public bool LogOutput { get; init; }

    /// <summary>How many bytes of each output stream are kept; the rest is read and dropped.</summary>
    public int OutputLimit { get; init; } = 1 << 20;
}
