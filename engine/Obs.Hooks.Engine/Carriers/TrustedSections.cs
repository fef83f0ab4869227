using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>Which sections of a project configuration may have hooks. See <see cref="PrjconfCarrier"/> for why a name proves little.</summary>
internal sealed class TrustedSections
{
    private readonly string _project;
    private readonly ScriptPolicy _policy;
    private readonly ImmutableArray<PrjconfSection> _sections;
    private readonly ImmutableArray<string?> _reasons;

    /// <param name="project">The building project; empty for a local build.</param>
    /// <param name="policy">For the project.</param>
    /// <param name="sections">From the lowest project to the building one.</param>
    public TrustedSections(string project, ScriptPolicy policy, ImmutableArray<PrjconfSection> sections)
    {
        (_project, _policy, _sections) = (project, policy, sections);
        _reasons = Judge(OwnSection());
    }

    /// <summary>Why the hooks of a section do not run, null when they do.</summary>
    public string? ReasonAgainst(int index) => _reasons[index];

    private ImmutableArray<string?> Judge(int own)
    {
        var reasons = ImmutableArray.CreateBuilder<string?>(_sections.Length);
        var blocked = "";
        for (var i = 0; i < _sections.Length; i++)
        {
            var section = _sections[i];
            var reason = i == own ? null : ReasonAgainst(section, own, i, blocked);
            reasons.Add(reason);
            if (reason is not null && (own < 0 || i < own) && section.Project.Length > 0)
            {
                // What stands below may have written this name itself, with all that follows.
                blocked = section.Project;
            }
        }

        return reasons.MoveToImmutable();
    }

    private int OwnSection()
    {
        // No name at all: a file of somebody who builds at home, not a server's.
        if (_sections.Length == 1)
        {
            return 0;
        }

        for (var i = _sections.Length - 1; i > 0; i--)
        {
            if (_project.Length == 0 || _sections[i].Project == _project)
            {
                return i;
            }
        }

        return -1;
    }

    private string? ReasonAgainst(PrjconfSection section, int own, int index, string blocked)
    {
        if (section.Project.Length == 0)
        {
            return "it stands before all \"### from PROJECT\" lines";
        }

        if (section.Project == _project && index < own)
        {
            return $"a later \"### from {section.Project}\" is the project's own; this one could be anybody's";
        }

        if (NamePattern.FirstMatch(_policy.Inherited, section.Project) is null)
        {
            return $"hooks of {section.Project} do not run for {_project}: {_policy.Rule("inherited")} does not list it";
        }

        return blocked.Length > 0
            ? $"{blocked}, which {_policy.Rule("inherited")} does not list, stands above it and could have written its name"
            : null;
    }
}
