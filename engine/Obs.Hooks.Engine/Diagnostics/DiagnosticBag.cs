using System.Collections;

namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Collects diagnostics so that a person sees all of them at once.</summary>
internal sealed class DiagnosticBag : IEnumerable<Diagnostic>
{
    private readonly List<Diagnostic> _items = [];

    public bool HasErrors => _items.Exists(static d => d.Severity == DiagnosticSeverity.Error);

    public int Count => _items.Count;

    public void Error(string code, SourceLocation location, string found, string expected, string fix = "") =>
        _items.Add(new Diagnostic(code, DiagnosticSeverity.Error, location, found, expected, fix));

    public void Warning(string code, SourceLocation location, string found, string expected, string fix = "") =>
        _items.Add(new Diagnostic(code, DiagnosticSeverity.Warning, location, found, expected, fix));

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _items.AddRange(diagnostics);

    /// <summary>In the order of files, lines and columns.</summary>
    public IEnumerator<Diagnostic> GetEnumerator() =>
        _items
            .OrderBy(static d => d.Location.File, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.Line)
            .ThenBy(static d => d.Location.Column)
            .ThenBy(static d => d.Code, StringComparer.Ordinal)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
