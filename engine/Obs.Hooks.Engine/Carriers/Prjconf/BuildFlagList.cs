using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>The values of <c>BuildFlags:</c> lines: <c>!x</c> takes x back, <c>!*</c> everything so far (Build.pm, read_config).</summary>
internal sealed class BuildFlagList
{
    private const string Keyword = "buildflags:";
    private readonly List<PrjconfFlag> _flags = [];

    /// <summary>Takes a line with its macros expanded; one of another keyword says nothing.</summary>
    public void Add(string text, int line)
    {
        var words = text.Split([' ', '\t', '\r', '\f', '\v', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words[0].Equals(Keyword, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var word in words.AsSpan(1))
        {
            if (word == "!*")
            {
                _flags.Clear();
            }
            else if (word.StartsWith('!'))
            {
                _flags.RemoveAll(f => f.Text == word[1..]);
            }
            else
            {
                _flags.Add(new PrjconfFlag(word, line));
            }
        }
    }

    public ImmutableArray<PrjconfFlag> ToImmutable() => [.. _flags];
}
