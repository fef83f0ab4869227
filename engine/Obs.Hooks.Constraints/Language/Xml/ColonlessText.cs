using System.Globalization;

namespace Obs.Hooks.Constraints.Language.Xml;

/// <summary>
/// A document whose colons are a letter that it does not use: to OBS, which does not know XML namespaces, a colon in a name is
/// nothing else.
/// </summary>
internal sealed class ColonlessText
{
    private const char FirstLetter = '\uac00';
    private const char LastLetter = '\ud7a3';

    private readonly char _letter = ':';

    public ColonlessText(string text)
    {
        Text = text;
        if (text.Contains(':', StringComparison.Ordinal))
        {
            var letter = FirstLetter;
            while (letter < LastLetter && IsUsed(text, letter))
            {
                letter++;
            }

            _letter = letter;
            Text = text.Replace(':', letter);
        }
    }

    public string Text { get; }

    public string Restore(string piece) => piece.Replace(_letter, ':');

    /// <summary>It may be there as a reference, too.</summary>
    private static bool IsUsed(string text, char letter) =>
        text.Contains(letter, StringComparison.Ordinal)
        || text.Contains(((int)letter).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || text.Contains(((int)letter).ToString("x", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
}
