namespace Obs.Hooks.Effects;

/// <summary>One thing that a check found in the results. Everything in it may come from the package: treat it as hostile.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">The tool's name for this kind of finding: <c>no-binary</c>, <c>ABI004</c>. Findings are grouped by it.</param>
/// <param name="Subject">What it was found in, usually a package: <c>hello.x86_64</c>.</param>
/// <param name="Message">What was found, in one line without code and subject; may be empty.</param>
public sealed record Finding(FindingSeverity Severity, string Code, string Subject, string Message)
{
    /// <summary>Line in the subject, counted from 1; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>What the code means and what to do about it, as plain text; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>An absolute https URL of the code's description, or null. Anything else is shown as text.</summary>
    public string? Link { get; init; }
}
