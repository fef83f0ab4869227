namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>One thing that is wrong (or odd) in what a person wrote, and how to mend it.</summary>
/// <param name="Code">Stable code, see <see cref="DiagnosticCodes"/>.</param>
/// <param name="Severity">Errors stop, warnings do not.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Found">What was found, one line.</param>
/// <param name="Expected">What was expected, one line.</param>
/// <param name="Fix">What to do, one line.</param>
internal sealed record Diagnostic(
    string Code,
    DiagnosticSeverity Severity,
    SourceLocation Location,
    string Found,
    string Expected,
    string Fix)
{
    /// <summary><c>file:line:column: error OBSH101: found; expected; fix</c>.</summary>
    public override string ToString()
    {
        var kind = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var text = $"{Location}: {kind} {Code}: {Found}; expected {Expected}";
        return Fix.Length == 0 ? text : $"{text}; {Fix}";
    }
}
