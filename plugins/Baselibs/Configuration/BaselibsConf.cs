using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>
/// A configuration as far as it can be understood without the packages: whom it names, for which architectures, and on which line.
/// What a section does is mkbaselibs' own business: its rules are Perl's regular expressions.
/// </summary>
internal sealed class BaselibsConf
{
    private BaselibsConf(string name, string text, ImmutableArray<ConfLine> lines) => (Name, Text, Lines) = (name, text, lines);

    /// <summary>The file's name in messages.</summary>
    public string Name { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>The lines that say something.</summary>
    public ImmutableArray<ConfLine> Lines { get; }

    /// <summary>Lines that name a package.</summary>
    public IEnumerable<ConfLine> Packages => Lines.Where(static l => l.Package is not null);

    public static BaselibsConf Parse(string name, string text)
    {
        var lines = ImmutableArray.CreateBuilder<ConfLine>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(Read(name, number, raw.TrimEnd()));
            }
        }

        return new BaselibsConf(name, text, lines.ToImmutable());
    }

    /// <summary>What packages of an architecture are made into: <c>x86_64:32bit</c> …</summary>
    public IEnumerable<string> Targets(string arch) => Lines
        .Where(l => l.Keyword == "targets" && (l.Arch.Length == 0 || l.Arch == arch))
        .SelectMany(static l => l.Argument.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The architectures with targets, sorted.</summary>
    public IEnumerable<string> Architectures() =>
        Lines.Where(static l => l.Keyword == "targets" && l.Arch.Length > 0).Select(static l => l.Arch).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The first line that can have become this text, whole or in its last part, or null.</summary>
    public ConfLine? Find(string text) => Lines.FirstOrDefault(l => l.Parts.Any(p => ConfText.CanBecome(p, text)));

    private static ConfLine Read(string name, int number, string line)
    {
        var at = line.Length - line.TrimStart().Length;
        var arch = "";

        // Each once, and in this order, as mkbaselibs takes them away.
        foreach (var condition in (ReadOnlySpan<string>)["arch", "targettype", "targetarch"])
        {
            var rest = line.AsSpan(at);
            if (!rest.StartsWith(condition, StringComparison.Ordinal) || rest.Length == condition.Length || !ConfText.Blanks.Contains(rest[condition.Length]))
            {
                continue;
            }

            var value = at + condition.Length + Blank(rest[condition.Length..]);
            var end = line.AsSpan(value).IndexOfAny(ConfText.Blanks);
            if (end < 0)
            {
                break;
            }

            arch = condition == "arch" ? line[value..(value + end)] : arch;
            at = value + end + Blank(line.AsSpan(value + end));
        }

        return new ConfLine(new ConfPlace(name, number, at + 1), arch, line[at..]);
    }

    private static int Blank(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(ConfText.Blanks);
        return length < 0 ? text.Length : length;
    }
}
