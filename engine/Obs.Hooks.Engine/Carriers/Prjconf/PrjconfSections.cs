using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Cuts a project configuration as a worker or osc has it into the parts of the projects it was made of.</summary>
internal static class PrjconfSections
{
    private const string Header = "### from ";
    private const string Repository = "%define _repository ";

    /// <summary>From the lowest project of the path to the building one, which the server puts last.</summary>
    public static ImmutableArray<PrjconfSection> Of(PrjconfLines lines)
    {
        var sections = ImmutableArray.CreateBuilder<PrjconfSection>();
        var (project, first) = ("", 0);
        for (var i = 0; i < lines.Count; i++)
        {
            // Between Macros: and :Macros the server writes such lines too, and there they say nothing about what follows.
            if (!lines.InMacros(i) && lines[i].StartsWith(Header, StringComparison.Ordinal))
            {
                sections.Add(new PrjconfSection(project, first, i));
                (project, first) = (lines[i][Header.Length..].Trim().ToString(), i + 1);
                first = AfterServersLines(lines, first);
            }
        }

        sections.Add(new PrjconfSection(project, Math.Min(first, lines.Count), lines.Count));
        return sections.ToImmutable();
    }

    /// <summary>
    /// The server adds the name of the repository, and the macros so far when the project has a <c>:Macros</c> itself. Left
    /// out so that line numbers are those of <c>osc meta prjconf</c>.
    /// </summary>
    private static int AfterServersLines(PrjconfLines lines, int line)
    {
        if (line >= lines.Count || !lines[line].StartsWith(Repository, StringComparison.Ordinal))
        {
            return line;
        }

        line++;
        if (line + 1 >= lines.Count || !lines[line].IsEmpty || !lines[line + 1].SequenceEqual("Macros:"))
        {
            return line;
        }

        var end = line + 2;
        while (end < lines.Count && lines.InMacros(end))
        {
            end++;
        }

        var isServers = end + 1 < lines.Count
            && lines[end].SequenceEqual(":Macros")
            && lines[end + 1].IsEmpty
            && lines[end - 1].StartsWith("%_repository ", StringComparison.Ordinal);
        return isServers ? end + 2 : line;
    }
}
