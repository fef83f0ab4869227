namespace Obs.Hooks.Engine.Installation;

/// <summary>
/// osc's configuration file (oscrc), of which one setting is changed and everything else stays as the user wrote it.
/// The line that was there stays behind a mark, so that uninstalling gives the file back byte for byte.
/// </summary>
internal sealed class OscConfigFile
{
    // Alone: there was no build-cmd. Followed by a line: that was it.
    private const string Mark = "#obs-hooks#";
    private const string Key = "build-cmd";

    private readonly List<Line> _lines;

    public OscConfigFile(string text) => _lines = Split(text);

    public string Text => string.Concat(_lines.Select(static l => l.Content + l.End));

    /// <summary>Whether there is the section osc insists on.</summary>
    public bool HasGeneralSection => General() >= 0;

    /// <summary>Whether the build command is ours.</summary>
    public bool IsSet => Marked() >= 0;

    /// <summary>The build command the user chose, or empty.</summary>
    public string UserCommand =>
        Marked() is var mark and >= 0 ? Value(_lines[mark].Content[Mark.Length..])
        : Setting() is var setting and >= 0 ? Value(_lines[setting].Content)
        : "";

    /// <summary>Makes <paramref name="command"/> the build command.</summary>
    public void Set(string command)
    {
        var line = $"{Key} = {command}";
        if (Marked() is var mark and >= 0)
        {
            _lines[mark + 1] = _lines[mark + 1] with { Content = line };
            return;
        }

        var setting = Setting();
        var above = setting >= 0 ? setting : General();
        var end = _lines[above].End;
        // The new setting ends as the line above did, which may be the end of the file.
        _lines[above] = _lines[above] with { End = end.Length == 0 ? "\n" : end };
        if (setting >= 0)
        {
            _lines[above] = _lines[above] with { Content = $"{Mark} {_lines[above].Content}" };
        }
        else
        {
            _lines.Insert(++above, new Line(Mark, _lines[above - 1].End));
        }

        _lines.Insert(above + 1, new Line(line, end));
    }

    /// <summary>Undoes <see cref="Set"/>.</summary>
    public void Restore()
    {
        var mark = Marked();
        if (mark < 0)
        {
            return;
        }

        var end = _lines[mark + 1].End;
        _lines.RemoveAt(mark + 1);
        if (_lines[mark].Content == Mark)
        {
            _lines.RemoveAt(mark--);
        }
        else
        {
            _lines[mark] = _lines[mark] with { Content = _lines[mark].Content[(Mark.Length + 1)..] };
        }

        _lines[mark] = _lines[mark] with { End = end };
    }

    private int General() => _lines.FindIndex(static l => l.Content.Trim() == "[general]");

    /// <summary>The active setting in the section [general].</summary>
    private int Setting()
    {
        for (var i = General() + 1; i > 0 && i < _lines.Count && !_lines[i].Content.StartsWith('['); i++)
        {
            // ConfigParser takes both separators; an indented line continues the one above.
            var content = _lines[i].Content;
            if (content.StartsWith(Key, StringComparison.Ordinal)
                && content[Key.Length..].TrimStart() is ['=' or ':', ..])
            {
                return i;
            }
        }

        return -1;
    }

    private int Marked() =>
        Setting() is var setting and > 0 && _lines[setting - 1].Content.StartsWith(Mark, StringComparison.Ordinal)
            ? setting - 1
            : -1;

    private static string Value(string line) =>
        line.IndexOfAny(['=', ':']) is var at and >= 0 ? line[(at + 1)..].Trim() : "";

    private static List<Line> Split(string text)
    {
        var lines = new List<Line>();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var next = newline < 0 ? text.Length : newline + 1;
            var stop = newline < 0 ? next : newline > start && text[newline - 1] == '\r' ? newline - 1 : newline;
            lines.Add(new Line(text[start..stop], text[stop..next]));
            start = next;
        }

        return lines;
    }

    private sealed record Line(string Content, string End);
}
