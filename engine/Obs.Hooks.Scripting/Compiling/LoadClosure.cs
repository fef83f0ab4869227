using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Compiling;

/// <summary>
/// The companions a script can reach through <c>#load</c>. Read from the text without a parser: a directive inside a comment
/// or a string counts too, which makes the closure bigger, never smaller. The compiler sees nothing else, so what this misses
/// is an error there and not a hole in the digest.
/// </summary>
internal static class LoadClosure
{
    public static ImmutableArray<ScriptFile> Of(ScriptSource source)
    {
        var reached = new SortedDictionary<string, ScriptFile>(StringComparer.Ordinal);
        var waiting = new Queue<ScriptFile>();
        waiting.Enqueue(source.Main);
        while (waiting.TryDequeue(out var file))
        {
            foreach (var name in Names(file.Utf8.Span))
            {
                if (Find(source.Companions, name) is { } companion && reached.TryAdd(name, companion))
                {
                    waiting.Enqueue(companion);
                }
            }
        }

        return [.. reached.Values];
    }

    /// <summary>
    /// The names in the lines that start with <c>#load "</c>. Byte by byte: .NET's search for line ends is vectorised, and so
    /// compiled anew in each process of the engine.
    /// </summary>
    internal static ImmutableArray<string> Names(ReadOnlySpan<byte> utf8)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var atLineStart = true;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (atLineStart && utf8[i] == '#' && NameAfter(utf8[(i + 1)..]) is { } name)
            {
                names.Add(name);
            }

            atLineStart = utf8[i] is (byte)'\n' or (byte)'\r' || (atLineStart && IsBlank(utf8[i]));
        }

        return names.ToImmutable();
    }

    private static string? NameAfter(ReadOnlySpan<byte> directive)
    {
        var i = SkipBlanks(directive, 0);
        foreach (var letter in "load"u8)
        {
            if (i >= directive.Length || directive[i++] != letter)
            {
                return null;
            }
        }

        i = SkipBlanks(directive, i);
        if (i >= directive.Length || directive[i] != '"')
        {
            return null;
        }

        var start = ++i;
        while (i < directive.Length && directive[i] is not ((byte)'"' or (byte)'\n' or (byte)'\r'))
        {
            i++;
        }

        return i < directive.Length && directive[i] == '"' ? Encoding.UTF8.GetString(directive[start..i]) : null;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && IsBlank(text[i]))
        {
            i++;
        }

        return i;
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t';

    private static ScriptFile? Find(ImmutableArray<ScriptFile> files, string name)
    {
        foreach (var file in files)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }
}
