using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Finds the embedded files of a project configuration, whole or not. Hostile text: bounded, never throws.</summary>
internal static class PrjconfBlockScanner
{
    /// <summary>More blocks than anybody writes; the rest is not read.</summary>
    public const int MaxBlocks = 64;

    /// <summary>Whether there can be one: what a build without any pays.</summary>
    public static bool MayHaveBlocks(string prjconf) => prjconf.Contains(PrjconfBlockFormat.Begin, StringComparison.Ordinal);

    public static ImmutableArray<PrjconfBlock> Scan(PrjconfLines lines)
    {
        var blocks = ImmutableArray.CreateBuilder<PrjconfBlock>();
        for (var line = 0; line < lines.Count && blocks.Count < MaxBlocks; line++)
        {
            if (lines[line].StartsWith(PrjconfBlockFormat.Begin, StringComparison.Ordinal))
            {
                var block = Read(lines, line);
                blocks.Add(block);
                line = block.LastLine;
            }
        }

        return blocks.ToImmutable();
    }

    private static PrjconfBlock Read(PrjconfLines lines, int first)
    {
        var problems = ImmutableArray.CreateBuilder<PrjconfProblem>();
        var (name, length, digest) = Header(lines, first, problems);
        var content = new StringBuilder();
        var line = first + 1;
        var isTooBig = false;
        for (; line < lines.Count && PrjconfBlockFormat.DecodeLine(lines[line]) is { } decoded; line++)
        {
            isTooBig |= content.Length > PrjconfBlockFormat.MaxBytes;
            if (!isTooBig)
            {
                content.Append(decoded).Append('\n');
            }
        }

        var last = line - 1;
        if (line < lines.Count && lines[line].SequenceEqual(PrjconfBlockFormat.End + name))
        {
            last = line;
        }
        else
        {
            var found = line < lines.Count ? $"\"{ConfigNode.Printable(lines[line].ToString())}\"" : "the end of the file";
            problems.Add(Broken(Math.Min(line, lines.Count - 1), found, $"\"{PrjconfBlockFormat.Line} …\" or \"{PrjconfBlockFormat.End}{name}\""));
        }

        var inMacros = lines.InMacros(first);
        if (inMacros)
        {
            problems.Add(new PrjconfProblem(
                DiagnosticCodes.BlockInMacros, first, $"the block {name} between Macros: and :Macros", "a block before Macros:"));
        }

        var bytes = isTooBig ? [] : Encoding.UTF8.GetBytes(content.ToString());
        if (isTooBig || length > PrjconfBlockFormat.MaxBytes)
        {
            problems.Add(Broken(first, $"the block {name} with more than {PrjconfBlockFormat.MaxBytes} bytes", $"at most {PrjconfBlockFormat.MaxBytes}"));
        }
        else if (problems.Count == 0)
        {
            // Lines end with a line end each; a file whose last one does not is one byte shorter.
            bytes = bytes.Length == length + 1 ? bytes[..length] : bytes;
            var actual = Sha256.HexOf(bytes);
            if (bytes.Length != length || actual != digest)
            {
                problems.Add(Broken(
                    first,
                    string.Create(CultureInfo.InvariantCulture, $"the block {name} with {bytes.Length} bytes of SHA-256 {actual}"),
                    string.Create(CultureInfo.InvariantCulture, $"{length} bytes of SHA-256 {digest}, as its first line says")));
            }
        }

        return new PrjconfBlock(name, problems.Count == 0 ? bytes : [], digest, first, last, inMacros, problems.ToImmutable());
    }

    private static (string Name, int Length, string Digest) Header(
        PrjconfLines lines, int line, ImmutableArray<PrjconfProblem>.Builder problems)
    {
        var words = lines[line][PrjconfBlockFormat.Begin.Length..].ToString().Split(' ');
        var length = -1;
        if (words.Length == 3
            && PrjconfBlockFormat.IsName(words[0])
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out length)
            && words[2].Length == 2 * Sha256.Size
            && words[2].AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0)
        {
            return (words[0], length, words[2]);
        }

        problems.Add(Broken(
            line,
            $"\"{ConfigNode.Printable(lines[line].ToString())}\"",
            $"\"{PrjconfBlockFormat.Begin}NAME{PrjconfBlockFormat.ScriptSuffix} BYTES SHA256\""));
        return (ConfigNode.Printable(words[0]), length, "");
    }

    private static PrjconfProblem Broken(int line, string found, string expected) =>
        new(DiagnosticCodes.BrokenBlock, line, found, expected);
}
