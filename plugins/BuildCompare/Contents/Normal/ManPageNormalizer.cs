using System.Text;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Takes the date, the third argument of <c>.TH</c>, out of manual pages (man(7)).</summary>
internal sealed class ManPageNormalizer : INormalizer
{
    private const int DateArgument = 2;

    public bool Handles(string path) => Glob.MatchesAny(path, ["*/share/man/*", "/usr/lib/texmf/doc/man/*"]);

    public byte[] Normalize(string path, byte[] content)
    {
        var lines = Encoding.Latin1.GetString(content).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().TrimStart(" \t").StartsWith(".TH", StringComparison.Ordinal))
            {
                lines[i] = WithoutDate(lines[i]);
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static string WithoutDate(string line)
    {
        var at = line.IndexOf(".TH", StringComparison.Ordinal) + 3;
        for (var argument = 0; ; argument++)
        {
            at = SkipBlanks(line, at);
            var end = EndOfArgument(line, at);
            if (at == line.Length)
            {
                return line;
            }

            if (argument == DateArgument)
            {
                return $"{line[..at]}@DATE@{line[end..]}";
            }

            at = end;
        }
    }

    private static int SkipBlanks(string line, int at)
    {
        while (at < line.Length && line[at] is (' ' or '\t'))
        {
            at++;
        }

        return at;
    }

    private static int EndOfArgument(string line, int at)
    {
        if (at < line.Length && line[at] == '"')
        {
            var close = line.IndexOf('"', at + 1);
            return close < 0 ? line.Length : close + 1;
        }

        while (at < line.Length && line[at] is not (' ' or '\t'))
        {
            at++;
        }

        return at;
    }
}
