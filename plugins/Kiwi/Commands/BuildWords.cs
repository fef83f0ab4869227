using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>Options in the command line of <c>build</c>.</summary>
internal static class BuildWords
{
    /// <summary>The values of an option that may stand there often, as <c>--option value</c> or <c>--option=value</c>.</summary>
    public static ImmutableArray<string> Values(ImmutableArray<string> words, string option)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == option && i + 1 < words.Length)
            {
                values.Add(words[++i]);
            }
            else if (words[i].StartsWith(option + "=", StringComparison.Ordinal))
            {
                values.Add(words[i][(option.Length + 1)..]);
            }
        }

        return values.ToImmutable();
    }
}
