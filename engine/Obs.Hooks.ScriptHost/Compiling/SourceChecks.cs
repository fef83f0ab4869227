using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>What is refused before the parser sees it, since it would not end well there.</summary>
internal static class SourceChecks
{
    public static ImmutableArray<ScriptDiagnostic> Of(CompilationRequest request, ScriptTexts texts)
    {
        var found = ImmutableArray.CreateBuilder<ScriptDiagnostic>();
        var size = 0L;
        foreach (var file in request.Loads.Prepend(request.Main))
        {
            size += file.Utf8.Length;
            if (!Utf8.IsValid(file.Utf8.Span))
            {
                found.Add(Whole(file, ScriptCodes.NotText, "the script is not valid UTF-8"));
            }
            else if (file.Utf8.Length > ScriptLimits.FileSize)
            {
                found.Add(Whole(file, ScriptCodes.TooBig, $"the script has {file.Utf8.Length} bytes, more than {ScriptLimits.FileSize}"));
            }
            else if (TooDeep(file) is { } place)
            {
                found.Add(place);
            }
        }

        if (size > ScriptLimits.ClosureSize || request.Loads.Length > ScriptLimits.Loads)
        {
            found.Add(Whole(
                request.Main,
                ScriptCodes.TooBig,
                $"the script loads {request.Loads.Length} files and has {size} bytes in all; {ScriptLimits.Loads} and {ScriptLimits.ClosureSize} are allowed"));
        }

        return found.ToImmutable();
    }

    /// <summary>Counts brackets as the lexer sees them: those in texts and comments do not nest.</summary>
    private static ScriptDiagnostic? TooDeep(ScriptFile file)
    {
        if (!MayNest(file.Utf8.Span))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(file.Utf8.Span);
        var depth = 0;
        foreach (var token in SyntaxFactory.ParseTokens(text, options: Lexing))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBraceToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
            if (depth > ScriptLimits.Nesting)
            {
                var before = text.AsSpan(0, token.SpanStart);
                return new ScriptDiagnostic(
                    file.DisplayPath,
                    file.LineOffset + before.Count('\n') + 1,
                    file.ColumnOffset + token.SpanStart - before.LastIndexOf('\n'),
                    true,
                    ScriptCodes.TooDeep,
                    $"more than {ScriptLimits.Nesting} brackets within each other");
            }
        }

        return null;
    }

    private static readonly CSharpParseOptions Lexing = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Whether there are enough opening brackets at all: nearly no script pays for a second run of the lexer.</summary>
    private static bool MayNest(ReadOnlySpan<byte> utf8)
    {
        var opening = 0;
        foreach (var b in utf8)
        {
            opening += b is (byte)'(' or (byte)'{' or (byte)'[' ? 1 : 0;
        }

        return opening > ScriptLimits.Nesting;
    }

    private static ScriptDiagnostic Whole(ScriptFile file, string code, string message) =>
        new(file.DisplayPath, 0, 0, true, code, message);
}
