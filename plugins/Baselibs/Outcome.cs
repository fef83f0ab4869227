using System.Collections.Immutable;
using Obs.Hooks.Plugins.Baselibs.Configuration;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Baselibs;

/// <summary>The verdict of a run in which nothing failed, by what was left out.</summary>
internal static class Outcome
{
    /// <param name="context">Whose log gets the warnings.</param>
    /// <param name="missing">The setting.</param>
    /// <param name="issues">Lines that do not do what they seem to.</param>
    /// <param name="shortfalls">Packages that were named in vain.</param>
    /// <param name="effects">What was made.</param>
    /// <param name="nothing">Why nothing was, if so.</param>
    public static Verdict Of(
        PostBuildContext context, Reaction missing, List<ConfIssue> issues, List<ConfIssue> shortfalls, ImmutableArray<Effect> effects, string nothing)
    {
        if (missing == Reaction.Fail && shortfalls.Count > 0)
        {
            return new Verdict.ProjectFailure(string.Join('\n', shortfalls.Concat(issues)));
        }

        foreach (var issue in missing == Reaction.Ignore ? issues : [.. shortfalls, .. issues])
        {
            context.Log.Warning(issue.ToString());
        }

        return effects.IsEmpty ? new Verdict.Skipped(nothing) : new Verdict.Ok(effects);
    }
}
