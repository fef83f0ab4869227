using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Engine.Effects;

/// <summary>Appends lines to a project configuration so that they count, whatever it ends with.</summary>
internal static class PrjconfText
{
    /// <summary>Keywords that would change the meaning of what follows, or of files on the host.</summary>
    private static readonly string[] s_refused =
    [
        "%if", "%ifarch", "%ifnarch", "%ifos", "%ifnos", "%elif", "%else", "%endif", "%include",
        "macros:", ":macros", "#!prependconfigfile:",
    ];

    /// <summary>What is wrong with a line, or null.</summary>
    public static string? ProblemOf(string line)
    {
        if (EffectText.HasControlCharacters(line.Replace('\t', ' ')))
        {
            return "contains control characters";
        }

        var text = line.AsSpan().Trim();
        foreach (var keyword in s_refused)
        {
            if (text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase))
            {
                return $"begins with {keyword}";
            }
        }

        return null;
    }

    /// <summary>
    /// The configuration with the lines at its end. Build.pm takes everything from <c>Macros:</c> to <c>:Macros</c> or
    /// the end of the file verbatim, and reads nothing inside a false <c>%if</c>: what is open is closed first.
    /// </summary>
    public static string Append(string prjconf, ImmutableArray<string> lines)
    {
        var (inMacros, openConditions) = OpenAtEnd(prjconf);
        var text = new StringBuilder(prjconf);
        if (prjconf.Length > 0 && !prjconf.EndsWith('\n'))
        {
            text.Append('\n');
        }

        if (inMacros)
        {
            text.Append(":Macros\n");
        }

        for (var i = 0; i < openConditions; i++)
        {
            text.Append("%endif\n");
        }

        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static (bool InMacros, int OpenConditions) OpenAtEnd(string prjconf)
    {
        var inMacros = false;
        var conditions = 0;
        foreach (var raw in prjconf.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (inMacros)
            {
                inMacros = !line.Equals(":macros", StringComparison.OrdinalIgnoreCase);
            }
            else if (line.Equals("macros:", StringComparison.OrdinalIgnoreCase))
            {
                inMacros = true;
            }
            else if (line.StartsWith("%if", StringComparison.Ordinal))
            {
                conditions++;
            }
            else if (line.StartsWith("%endif", StringComparison.Ordinal))
            {
                conditions = Math.Max(0, conditions - 1);
            }
        }

        return (inMacros, conditions);
    }
}
