namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>
/// What can be said about a line without running mkbaselibs, which stops at the first bad line it comes to and is silent about the
/// rest. A bad line in a section that is not for this build does no harm, so all this is said, but fails nothing by itself.
/// </summary>
internal static class ConfChecker
{
    private static readonly HashSet<string> s_settings = new(StringComparer.Ordinal)
    {
        "prefix", "legacyversion", "extension", "configdir", "targetname", "autoreqprov",
    };

    private static readonly HashSet<string> s_dependencies = new(StringComparer.Ordinal)
    {
        "provides", "requires", "recommends", "supplements", "suggests", "prereq", "obsoletes", "conflicts",
    };

    private static readonly HashSet<string> s_scripts = new(StringComparer.Ordinal) { "pre", "prein", "post", "postin", "preun", "postun" };

    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal) { "package", "targets", "baselib", "config", "arch", "targettype", "targetarch" };

    public static IEnumerable<ConfIssue> Check(BaselibsConf conf) => conf.Lines.Select(Check).OfType<ConfIssue>();

    private static ConfIssue? Check(ConfLine line)
    {
        var problem = line.Text[0] is '+' or '-' or '"' ? Rule(line, line.Text) : line.Argument.Length == 0 ? Single(line) : Statement(line);
        return problem ?? (ConfText.UnknownPlaceholder(line.Text) is { } unknown
            ? Odd(line, $"\"{unknown}\", which nothing replaces", "<name>, <version>, <release>, <evr>, <targettype>, <targetarch>, <prefix>, <extension>, <configdir> or <match1>", "correct it")
            : null);
    }

    /// <summary>A word alone is a package, whatever else it means.</summary>
    private static ConfIssue? Single(ConfLine line) =>
        line.Text == "block!" ? null
        : !ConfText.IsPackageName(line.Text) ? Bad(line, $"\"{line.Text}\"", "a package's name (letters, digits, - + _) or a statement", "correct or remove the line")
        : IsKeyword(line.Text) ? Odd(line, $"\"{line.Text}\" alone, which begins the section of a package of that name", $"{line.Text} and a value", "add the value")
        : null;

    private static ConfIssue? Statement(ConfLine line) => line.Keyword switch
    {
        "package" => Package(line),
        "baselib" or "config" => Rule(line, line.Argument),
        "suggests" => Odd(line, "suggests, which mkbaselibs does not write into rpm packages", "recommends or supplements", "use one of them, or remove the line"),
        "postun" => Quoted(line) ?? Odd(line, "postun, which mkbaselibs makes a %preun of", "preun", "write what is to happen, or remove the line"),
        "autoreqprov" when line.Argument is not ("on" or "off") => Odd(line, $"autoreqprov {line.Argument}", "on or off", "correct it"),
        var word when s_dependencies.Contains(word) && line.Argument[0] == '-' => null,
        var word when s_dependencies.Contains(word) || s_scripts.Contains(word) => Quoted(line),
        var word when IsKeyword(word) => null,
        _ => Bad(line, $"\"{line.Text}\"", "a statement of baselibs.conf", "correct the first word, or remove the line"),
    };

    private static ConfIssue? Package(ConfLine line) =>
        ConfText.IsPackageName(line.Argument) || (line.Argument is ['/', _, .., '/'])
            ? null
            : Odd(line, $"package \"{line.Argument}\", which is never found", "a name of letters, digits, - + _ or a /regular expression/", "correct the name");

    private static ConfIssue? Quoted(ConfLine line) =>
        line.Argument is ['"', .., '"'] ? null : Bad(line, $"{line.Keyword} {line.Argument}", $"{line.Keyword} \"…\"", "put it into double quotes");

    private static ConfIssue? Rule(ConfLine line, string rule) => rule switch
    {
        ['+' or '-', _, ..] => null,
        ['"', ..] when rule.Contains("->", StringComparison.Ordinal) && line.Keyword != "config" => null,
        ['"', ..] => Bad(line, rule, "\"/link -> target\"", "name the link and its target"),
        _ => Bad(line, $"\"{line.Text}\"", "+ or - and a regular expression", "correct it"),
    };

    private static bool IsKeyword(string word) =>
        s_settings.Contains(word) || s_dependencies.Contains(word) || s_scripts.Contains(word) || s_others.Contains(word);

    private static ConfIssue Bad(ConfLine line, string found, string expected, string fix) => new(Codes.BadLine, line.Place, found, expected, fix);

    private static ConfIssue Odd(ConfLine line, string found, string expected, string fix) => new(Codes.OddLine, line.Place, found, expected, fix);
}
