using System.Text;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>
/// Goes through a Dockerfile as far as constraints need it: which comments stand between commands. Those inside of a command that
/// a backslash continues, and those of a here-document, are not seen.
/// </summary>
internal sealed class DockerfileComments(string text, string arch, IReadOnlyList<string> buildFlags)
{
    private const string Keyword = "#!BuildConstraint:";

    private readonly string[] _lines = [.. PerlLines.Split(text.Replace("\r\n", "\n", StringComparison.Ordinal))];
    private readonly DockerVariables _variables = new(buildFlags);
    private int _at;

    /// <summary>The architecture lines leave out the next command.</summary>
    private bool _leavesOut;

    public IEnumerable<SourceLine> ReadConstraints()
    {
        while (_at < _lines.Length)
        {
            var line = _lines[_at++].TrimStart(PerlBlanks.All.ToCharArray());
            if (!line.StartsWith('#'))
            {
                SkipCommand(line);
            }
            else if (Value(line) is { } value)
            {
                yield return new SourceLine(_at, value);
            }
            else
            {
                ReadArch(line);
            }
        }
    }

    /// <summary>At least two characters; of a single one with blanks behind, one blank stays.</summary>
    private static string? Value(string line)
    {
        if (!line.StartsWith(Keyword, StringComparison.Ordinal))
        {
            return null;
        }

        var value = line.AsSpan(Keyword.Length).TrimStart(PerlBlanks.All);
        var length = value.TrimEnd(PerlBlanks.All).Length;
        return value.Length < 2 || length == 0 ? null : value[..Math.Max(2, length)].ToString();
    }

    private void ReadArch(string line)
    {
        if (Words(line, "#!ArchExclusiveLine:") is { } wanted)
        {
            _leavesOut = !wanted.Contains(arch, StringComparer.Ordinal);
        }
        else if (Words(line, "#!ArchExcludedLine:") is { } unwanted)
        {
            _leavesOut = unwanted.Contains(arch, StringComparer.Ordinal);
        }
    }

    private static string[]? Words(string line, string keyword) =>
        line.StartsWith(keyword, StringComparison.Ordinal) ? PerlBlanks.Split(line[keyword.Length..]) : null;

    private void SkipCommand(string line)
    {
        var command = Continue(line).Trim(PerlBlanks.All.ToCharArray());
        if (command is "" or "0")
        {
            return;
        }

        if (_leavesOut)
        {
            _leavesOut = false;
            return;
        }

        var blank = command.AsSpan().IndexOfAny(PerlBlanks.All);
        var name = (blank < 0 ? command : command[..blank]).ToUpperInvariant();
        var arguments = blank < 0
            ? ""
            : DockerQuoting.Unquote(command[blank..].TrimStart(PerlBlanks.All.ToCharArray()), _variables);
        _variables.Apply(name, arguments);
        if (name == "RUN" && HereDocument.Delimiter(arguments) is { } delimiter)
        {
            while (_at < _lines.Length && _lines[_at++] is var inner && !HereDocument.IsEnd(inner, delimiter))
            {
                Continue(inner);
            }
        }
    }

    private string Continue(string line)
    {
        if (!line.AsSpan().TrimEnd(" \t").EndsWith("\\"))
        {
            return line;
        }

        var command = new StringBuilder(line);
        while (_at < _lines.Length && TakeBackslash(command))
        {
            while (_at < _lines.Length && _lines[_at].AsSpan().TrimStart(PerlBlanks.All).StartsWith("#"))
            {
                _at++;
            }

            command.Append(_at < _lines.Length ? _lines[_at++] : "");
        }

        return command.ToString();
    }

    /// <summary>Removes the backslash that continues a command, with the blanks behind it.</summary>
    private static bool TakeBackslash(StringBuilder command)
    {
        var last = command.Length - 1;
        while (last >= 0 && command[last] is ' ' or '\t')
        {
            last--;
        }

        if (last < 0 || command[last] != '\\')
        {
            return false;
        }

        command.Length = last;
        return true;
    }
}
