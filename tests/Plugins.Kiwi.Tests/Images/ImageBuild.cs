namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>How one call of the engine ended.</summary>
internal sealed record ImageBuild(int ExitStatus, IReadOnlyList<string> Lines, string Errors)
{
    public string Log => string.Join('\n', Lines) + Errors;

    /// <summary>The last line of the build itself, without its time.</summary>
    public string LastWords => Lines.Last(static l => l.StartsWith("[ ", StringComparison.Ordinal)) is var line ? line[(line.IndexOf(']') + 2)..] : "";
}
