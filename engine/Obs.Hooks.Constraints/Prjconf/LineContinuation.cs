using System.Text;
using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>
/// Joins lines: definitions as long as a backslash ends them, and conditional macros such as <c>%{?suse_version:</c> until they
/// are closed. Both are joined in branches that are left out, too.
/// </summary>
internal sealed class LineContinuation
{
    private readonly StringBuilder _definition = new();
    private readonly StringBuilder _condition = new();
    private OpenBrackets _brackets;

    /// <returns>The joined line, or null if more lines are needed.</returns>
    public string? Join(string line)
    {
        if (_definition.Length > 0 || StartsDefinition(line))
        {
            _definition.Append(line);
            if (line.EndsWith('\\'))
            {
                _definition[^1] = '\n';
                return null;
            }

            line = _definition.ToString();
            _definition.Clear();
        }

        if (_condition.Length == 0 && !StartsCondition(line))
        {
            return line;
        }

        if (_condition.Length > 0)
        {
            _condition.Append('\n');
            _brackets.Feed("\n");
        }

        _condition.Append(line);
        _brackets.Feed(line);
        if (_brackets.IsOpen)
        {
            return null;
        }

        var joined = _condition.ToString();
        _condition.Clear();
        _brackets = default;
        return joined;
    }

    private static bool StartsDefinition(string line)
    {
        var rest = line.AsSpan().TrimStart(PerlBlanks.All);
        var keyword = rest.StartsWith("%define") || rest.StartsWith("%global") ? 7 : 0;
        return keyword > 0 && rest.Length > keyword && PerlBlanks.Is(rest[keyword]);
    }

    /// <summary><c>%{?name:</c> at the end of a line.</summary>
    private static bool StartsCondition(string line)
    {
        var rest = line.AsSpan().Trim(PerlBlanks.All);
        if (!rest.StartsWith("%{") || !rest.EndsWith(":"))
        {
            return false;
        }

        var name = rest[2..^1].TrimStart("?!");
        name = name.StartsWith("-") ? name[1..] : name;
        return name.Length > 0 && Names.Length(name) == name.Length;
    }
}
