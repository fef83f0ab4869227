namespace Obs.Hooks.Plugins.Kiwi.Output;

/// <summary>A message of kiwi 7: <c>Nov-21 23:38:32 &lt;3&gt; : text</c>. The one before may have left its line open.</summary>
/// <param name="Before">What stands before it in its line.</param>
/// <param name="Level">As kiwi 9 calls it.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct LegacyMessage(string Before, string Level, string Text)
{
    private const string Time = "Mmm-00 00:00:00 ";
    private const string Mark = "<0> : ";

    /// <summary>The first in a line, or null.</summary>
    public static LegacyMessage? Find(string line)
    {
        for (var at = line.IndexOf(" <", StringComparison.Ordinal) + 1; at > 0; at = line.IndexOf(" <", at, StringComparison.Ordinal) + 1)
        {
            var start = at - Time.Length;
            if (start >= 0 && IsLike(line, start, Time) && IsLike(line, at, Mark))
            {
                var text = line[(at + Mark.Length)..];
                var level = line[at + 1] switch { '3' => "ERROR", '2' => "WARNING", _ when text.StartsWith("EXEC [", StringComparison.Ordinal) => "DEBUG", _ => "INFO" };
                return new LegacyMessage(line[..start], level, text);
            }
        }

        return null;
    }

    private static bool IsLike(string line, int start, string form)
    {
        if (start + form.Length > line.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            var found = line[start + i];
            var fits = form[i] switch { '0' => char.IsAsciiDigit(found), 'M' => char.IsAsciiLetterUpper(found), 'm' => char.IsAsciiLetterLower(found), var c => found == c };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
