namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// What bs_worker says with <c>--reason</c>:
/// <c>Building P for project 'X' repository 'Y' arch 'Z' srcmd5 'M'</c>.
/// </summary>
internal sealed record ReasonOption(string Package, string Project, string Repository, string Arch, string SrcMd5)
{
    /// <summary>Null when the text is not of that form.</summary>
    public static ReasonOption? Parse(string reason)
    {
        const string prefix = "Building ";
        var project = reason.IndexOf(" for project '", StringComparison.Ordinal);
        return reason.StartsWith(prefix, StringComparison.Ordinal) && project > prefix.Length - 1
            && Quoted(reason, " for project '") is { } p
            && Quoted(reason, " repository '") is { } r
            && Quoted(reason, " srcmd5 '") is { } m
            ? new ReasonOption(reason[prefix.Length..project], p, r, Quoted(reason, " arch '") ?? "", m)
            : null;
    }

    /// <summary>
    /// The pattern on which obs-build makes exit status 2 depend: <c>Building * for project * repository * srcmd5 *</c>
    /// (build-recipe, recipe_compare_oldpackages).
    /// </summary>
    public static bool AllowsUnchanged(string reason)
    {
        var at = 0;
        foreach (var part in (ReadOnlySpan<string>)["Building ", " for project ", " repository ", " srcmd5 "])
        {
            var found = reason.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (at == 0 && found != 0))
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    private static string? Quoted(string text, string opening)
    {
        var start = text.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += opening.Length;
        var end = text.IndexOf('\'', start);
        return end < 0 ? null : text[start..end];
    }
}
