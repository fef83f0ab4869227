using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>The compiler's messages as ours: places in the carrier, one line each, in order, not too many.</summary>
internal static class CompilerDiagnostics
{
    public static ImmutableArray<ScriptDiagnostic> Of(IEnumerable<Diagnostic> diagnostics, ScriptTexts texts) =>
        Sorted(diagnostics
            .Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
            .Select(d => At(
                d.Location, d.Id, d.GetMessage(CultureInfo.InvariantCulture), texts, d.Severity == DiagnosticSeverity.Error)));

    public static ScriptDiagnostic At(Location location, string code, string message, ScriptTexts texts, bool isError = true)
    {
        var place = location.GetMappedLineSpan();
        var isPlace = location.IsInSource && place.IsValid;
        if (isPlace && !place.HasMappedPath && texts.Find(location.SourceTree!.FilePath) is { } file)
        {
            // The parser gave up and dropped our #line with all the rest.
            var start = new LinePosition(
                Math.Max(0, place.StartLinePosition.Line - 1) + file.LineOffset, place.StartLinePosition.Character);
            place = new FileLinePositionSpan(ScriptTexts.Printable(file.DisplayPath), start, start);
        }

        return new ScriptDiagnostic(
            isPlace ? OneLine(place.Path) : texts.MainPath,
            isPlace ? place.StartLinePosition.Line + 1 : 0,
            isPlace ? texts.ColumnOffset(location.SourceTree!.FilePath) + place.StartLinePosition.Character + 1 : 0,
            isError,
            code,
            OneLine(message));
    }

    /// <summary>Errors come first when there are too many to keep.</summary>
    public static ImmutableArray<ScriptDiagnostic> Sorted(IEnumerable<ScriptDiagnostic> diagnostics) =>
    [
        .. diagnostics
            .Distinct()
            .OrderByDescending(static d => d.IsError)
            .Take(ScriptLimits.Diagnostics)
            .OrderBy(static d => d.File, StringComparer.Ordinal)
            .ThenBy(static d => d.Line)
            .ThenBy(static d => d.Column)
            .ThenBy(static d => d.Code, StringComparer.Ordinal)
            .ThenBy(static d => d.Message, StringComparer.Ordinal),
    ];

    public static string OneLine(string text)
    {
        var shown = text.Length <= ScriptLimits.MessageLength ? text : text[..ScriptLimits.MessageLength] + "…";
        return string.Create(shown.Length, shown, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(value[i]) ? ' ' : value[i];
            }
        });
    }
}
