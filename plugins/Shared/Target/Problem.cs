using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Package">The package, <c>hello-1.0-1.x86_64</c> or <c>hello</c>.</param>
/// <param name="Message">The cause in one line.</param>
internal sealed record Problem(ProblemKind Kind, string Package, string Message)
{
    /// <summary>The file that two packages have, or that is no package; empty for others.</summary>
    public string File { get; init; } = "";

    /// <summary>The last lines that were said before it: of a script, say.</summary>
    public ImmutableArray<string> Output { get; init; } = [];

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}: {Package}: {Message}";
}
