namespace Obs.Hooks.Engine.Templates;

/// <summary>
/// The words inside the tags of a block template with their places, so that unknown names are found in branches no
/// test render reaches, and are reported where they stand.
/// </summary>
internal static class BlockTemplateWords
{
    public static IEnumerable<(string Word, int At)> In(string template)
    {
        var at = 0;
        while ((at = template.IndexOf(PlaceholderRenderer.Open, at, StringComparison.Ordinal)) >= 0)
        {
            var end = template.IndexOf(PlaceholderRenderer.Close, at, StringComparison.Ordinal);
            end = end < 0 ? template.Length : end;
            var isLiteral = at > 0 && template[at - 1] == '\\';
            var start = at + PlaceholderRenderer.Open.Length;
            if (!isLiteral && !(start < end && template[start] == '!'))
            {
                foreach (var word in Words(template, start, end))
                {
                    yield return word;
                }
            }

            at = Math.Max(start, isLiteral ? start : end);
        }
    }

    private static IEnumerable<(string Word, int At)> Words(string template, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsWord(template[i]))
            {
                continue;
            }

            var first = i;
            while (i < end && IsWord(template[i]))
            {
                i++;
            }

            yield return (template[first..i], first);
        }
    }

    /// <summary>Everything but blanks and the signs that open or close a block or trim white space.</summary>
    private static bool IsWord(char c) => !char.IsWhiteSpace(c) && c is not ('#' or '/' or '^' or '~');
}
