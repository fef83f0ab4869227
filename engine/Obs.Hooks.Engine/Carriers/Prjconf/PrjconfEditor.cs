using System.Text;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Puts files into the text of a project configuration; every other byte of it stays.</summary>
internal static class PrjconfEditor
{
    /// <summary>
    /// The text with the file in it: in the place of the block of the same name, so that one inside an <c>%if</c> stays
    /// there, else before <c>Macros:</c> (and the <c>%if</c> around it), else at the end.
    /// </summary>
    /// <exception cref="EngineException">It has no place there, or it is no file for it.</exception>
    public static string Embed(string prjconf, string name, ReadOnlySpan<byte> utf8)
    {
        var block = Encode(name, utf8);
        var lines = new PrjconfLines(prjconf);
        var old = PrjconfBlockScanner.Scan(lines).Where(b => b.Name == name && !b.InMacros).ToList();
        if (old.Count > 1)
        {
            throw Refusal(
                DiagnosticCodes.DuplicateBlock,
                $"{name} is embedded {old.Count} times (lines {string.Join(", ", old.Select(static b => b.FirstLine + 1))}); remove all but one.");
        }

        if (old is [{ } present])
        {
            return Splice(lines, present.FirstLine, present.LastLine + 1, block);
        }

        var place = FindPlace(lines);
        return Splice(lines, place, place, block);
    }

    /// <summary>The text without the block; the same when there is none.</summary>
    public static string Remove(string prjconf, string name)
    {
        var lines = new PrjconfLines(prjconf);
        var block = PrjconfBlockScanner.Scan(lines).FirstOrDefault(b => b.Name == name && !b.InMacros);
        return block is null ? prjconf : Splice(lines, block.FirstLine, block.LastLine + 1, []);
    }

    /// <summary>The text with <c>BuildFlags: hook:ID</c> after the script's block, unless it is there already.</summary>
    public static string Select(string prjconf, string name)
    {
        var lines = new PrjconfLines(prjconf);
        var flag = $"hook:{name[..^PrjconfBlockFormat.ScriptSuffix.Length]}";
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].ToString();
            if (!lines.InMacros(i)
                && line.TrimStart().StartsWith("buildflags:", StringComparison.OrdinalIgnoreCase)
                && line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(w => w == flag || w.StartsWith(flag + ":", StringComparison.Ordinal)))
            {
                return prjconf;
            }
        }

        var block = PrjconfBlockScanner.Scan(lines).First(b => b.Name == name && !b.InMacros);
        return Splice(lines, block.LastLine + 1, block.LastLine + 1, [$"BuildFlags: {flag}"]);
    }

    private static List<string> Encode(string name, ReadOnlySpan<byte> utf8)
    {
        if (!PrjconfBlockFormat.IsName(name))
        {
            throw Refusal(
                DiagnosticCodes.BrokenBlock,
                $"{name}: expected a name of letters, digits and ._+- that ends with {PrjconfBlockFormat.ScriptSuffix}, or {PrjconfBlockFormat.ConfigurationName}.");
        }

        if (utf8.Length > PrjconfBlockFormat.MaxBytes)
        {
            throw Refusal(DiagnosticCodes.BrokenBlock, $"{name}: has {utf8.Length} bytes; at most {PrjconfBlockFormat.MaxBytes} can be embedded.");
        }

        try
        {
            return PrjconfBlockFormat.Encode(name, utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal(DiagnosticCodes.BrokenBlock, $"{name}: is not UTF-8; save it as UTF-8.");
        }
    }

    private static int FindPlace(PrjconfLines lines)
    {
        var place = lines.Count;
        var outermost = -1;
        for (var i = 0; i < lines.Count && place == lines.Count; i++)
        {
            if (lines.Conditions(i) == 0)
            {
                outermost = i;
            }

            place = lines.OpensMacros(i) ? outermost : place;
        }

        if (place == lines.Count && lines.EndsInConditions > 0)
        {
            throw Refusal(DiagnosticCodes.NoPlaceForBlock, "an %if is open at the end of the project configuration; close it with %endif first.");
        }

        // A definition that goes on in the next line would swallow the block.
        return place > 0 && lines[place - 1].EndsWith("\\", StringComparison.Ordinal)
            ? throw Refusal(DiagnosticCodes.NoPlaceForBlock, $"line {place} of the project configuration ends with a backslash: what follows belongs to it; put an empty line after it.")
            : place;
    }

    private static string Splice(PrjconfLines lines, int from, int to, List<string> replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < from; i++)
        {
            text.Append(lines.WithEnd(i)).Append(i == lines.Count - 1 && !lines.EndsWithLineEnd ? "\n" : "");
        }

        foreach (var line in replacement)
        {
            text.Append(line).Append('\n');
        }

        for (var i = to; i < lines.Count; i++)
        {
            text.Append(lines.WithEnd(i));
        }

        return text.ToString();
    }

    private static EngineException Refusal(string code, string message) => new(code, message, ExitStatus.Failed);
}
