using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>
/// The files of a request as the compiler sees them. No name leads to a file system: <c>#load</c> finds what the request
/// holds and nothing else.
/// </summary>
internal sealed class ScriptTexts(CompilationRequest request) : SourceReferenceResolver
{
    /// <summary>
    /// The text after a line that says where it stands: an embedded script's errors and stack traces name the line of its
    /// carrier. From bytes with an encoding, since a text without one has no symbols (CS8055).
    /// </summary>
    public SourceText Of(ScriptFile file)
    {
        var line = (file.LineOffset + 1).ToString(CultureInfo.InvariantCulture);
        var prefix = Encoding.UTF8.GetBytes($"#line {line} \"{Printable(file.DisplayPath)}\"\n");
        var content = WithoutMark(file.Utf8.Span);
        var bytes = new byte[prefix.Length + content.Length];
        prefix.CopyTo(bytes, 0);
        content.CopyTo(bytes.AsSpan(prefix.Length));
        return SourceText.From(bytes, bytes.Length, Encoding.UTF8);
    }

    /// <returns>Null when the request has no such file.</returns>
    public ScriptFile? Find(string name)
    {
        foreach (var file in request.Loads)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return string.Equals(request.Main.Name, name, StringComparison.Ordinal) ? request.Main : null;
    }

    public string MainPath => Printable(request.Main.DisplayPath);

    public ImmutableArray<string> LoadableNames => [.. request.Loads.Select(static f => f.Name)];

    /// <summary>What <c>#line</c> can quote.</summary>
    public static string Printable(string path) =>
        string.Create(path.Length, path, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(value[i]) || value[i] is '"' or '\u2028' or '\u2029' ? '?' : value[i];
            }
        });

    /// <summary>Characters of the carrier before each line of a file.</summary>
    public int ColumnOffset(string name) => Find(name)?.ColumnOffset ?? 0;

    public override string? ResolveReference(string path, string? baseFilePath) => Find(path)?.Name;

    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override Stream OpenRead(string resolvedPath) => throw NotFound(resolvedPath);

    public override SourceText ReadText(string resolvedPath) =>
        Find(resolvedPath) is { } file ? Of(file) : throw NotFound(resolvedPath);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => request.GetHashCode();

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static FileNotFoundException NotFound(string name) => new($"no script \"{name}\"");
}
