namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>A line that says something, without the conditions in front of it.</summary>
/// <param name="Place">Where the statement begins, behind its conditions.</param>
/// <param name="Arch">The architecture it is for (<c>arch i686 …</c>); empty for all.</param>
/// <param name="Text">The statement: <c>requires "x"</c>, <c>+^/usr/lib</c>, <c>hello</c> …</param>
internal sealed record ConfLine(ConfPlace Place, string Arch, string Text)
{
    /// <summary>The first word.</summary>
    public string Keyword
    {
        get
        {
            var end = Text.AsSpan().IndexOfAny(ConfText.Blanks);
            return end < 0 ? Text : Text[..end];
        }
    }

    /// <summary>What follows the first word.</summary>
    public string Argument => Text[Keyword.Length..].TrimStart();

    /// <summary>What mkbaselibs can show of it in a message: all, what follows the first word, the regular expression of a rule.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            yield return Text;
            if (Argument.Length > 0)
            {
                yield return Argument;
            }

            var rule = Text[0] is '+' or '-' ? Text : Argument;
            if (rule is ['+' or '-', ..])
            {
                yield return rule[1..].Split("->", 2)[0].TrimEnd();
            }
        }
    }

    /// <summary>The package whose section begins here, or null.</summary>
    public string? Package => Keyword == "package" && ConfText.IsPackageName(Argument) ? Argument
        : ConfText.IsPackageName(Text) ? Text
        : null;
}
