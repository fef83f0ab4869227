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

    /// <summary>The names in the lines that start with <c>#load "</c>.</summary>
    internal static ImmutableArray<string> Names(ReadOnlySpan<byte> utf8)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var line in Encoding.UTF8.GetString(utf8).EnumerateLines())
        {
            var rest = line.TrimStart();
            if (!rest.StartsWith('#') || !(rest = rest[1..].TrimStart()).StartsWith("load", StringComparison.Ordinal))
            {
                continue;
            }

            rest = rest[4..].TrimStart();
            if (rest.StartsWith('"') && rest[1..].IndexOf('"') is var end and >= 0)
            {
                names.Add(rest.Slice(1, end).ToString());
            }
        }

        return names.ToImmutable();
    }

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
