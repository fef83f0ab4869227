using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// The command line of <c>build</c>, to be changed. As obs-build reads it: one dash or two, the value as the next word
/// or after <c>=</c>, a word that begins with a dash is never a value, and of a repeated option the last one counts.
/// </summary>
internal sealed record BuildArguments(ImmutableArray<string> Words)
{
    /// <summary>The value that counts, or null when the option is not there.</summary>
    public string? ValueOf(string option)
    {
        string? value = null;
        for (var i = 0; i < Words.Length; i++)
        {
            if (Matches(Words[i], option, out var inline))
            {
                value = inline ?? (HasNextWord(i) ? Words[i + 1] : null);
            }
        }

        return value;
    }

    public bool Has(string option)
    {
        foreach (var word in Words)
        {
            if (Matches(word, option, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the option this value wherever it stands, or adds it.</summary>
    public BuildArguments With(string option, string value)
    {
        var words = Words.ToBuilder();
        var found = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (!Matches(words[i], option, out var inline))
            {
                continue;
            }

            found = true;
            if (inline is not null)
            {
                words[i] = $"{option}={value}";
            }
            else if (HasNextWord(i))
            {
                words[i + 1] = value;
            }
        }

        return found ? new BuildArguments(words.ToImmutable()) : WithAdded($"{option}={value}");
    }

    /// <summary>
    /// Adds a word where it counts last. At the end, behind the recipe, where obs-build still reads options; but it
    /// stops at an empty word.
    /// </summary>
    public BuildArguments WithAdded(string word)
    {
        var empty = Words.IndexOf("", 0, Words.Length, StringComparer.Ordinal);
        return new BuildArguments(empty < 0 ? Words.Add(word) : Words.Insert(empty, word));
    }

    /// <summary>Replaces the word that names the recipe; null when there is none.</summary>
    public BuildArguments? WithRecipe(string recipe, string newRecipe)
    {
        for (var i = Words.Length - 1; i >= 0; i--)
        {
            if (!Words[i].StartsWith('-')
                && Words[i].Length > 0
                && string.Equals(Path.GetFullPath(Words[i]), recipe, StringComparison.Ordinal))
            {
                return new BuildArguments(Words.SetItem(i, newRecipe));
            }
        }

        return null;
    }

    private bool HasNextWord(int index) => index + 1 < Words.Length && !Words[index + 1].StartsWith('-');

    /// <param name="word">A word of the command line.</param>
    /// <param name="option">The option with two dashes.</param>
    /// <param name="inline">The value after <c>=</c>, null without one.</param>
    private static bool Matches(string word, string option, out string? inline)
    {
        inline = null;
        if (!word.StartsWith('-'))
        {
            return false;
        }

        var name = word.AsSpan(word.StartsWith("--", StringComparison.Ordinal) ? 2 : 1);
        var equals = name.IndexOf('=');
        if (equals >= 0)
        {
            inline = name[(equals + 1)..].ToString();
            name = name[..equals];
        }

        return name.SequenceEqual(option.AsSpan(2));
    }
}
