using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>Problems in the build log: the worst first, and not all of many.</summary>
internal static class ProblemLog
{
    private const int Shown = 20;

    public static void Write(IHookLog log, ImmutableArray<Problem> problems, CheckSettings settings)
    {
        var shown = problems.Where(p => settings.ReactionTo(p.Kind) != Reaction.Ignore).OrderBy(p => settings.ReactionTo(p.Kind)).ToArray();
        foreach (var problem in shown.Take(Shown))
        {
            var lines = string.Concat(problem.Output.Select(static l => $"\n    {l}"));
            if (settings.ReactionTo(problem.Kind) == Reaction.Fail)
            {
                log.Info($"error: {Codes.Of(problem.Kind)}: {problem}; {Advice(problem.Kind)}{lines}");
            }
            else
            {
                log.Warning($"{Codes.Of(problem.Kind)}: {problem}; {Advice(problem.Kind)}{lines}");
            }
        }

        if (shown.Length > Shown)
        {
            log.Info(string.Create(CultureInfo.InvariantCulture, $"and {shown.Length - Shown} more"));
        }
    }

    /// <summary>What is expected in place of a problem, and what to do.</summary>
    public static string Advice(ProblemKind kind) => kind switch
    {
        ProblemKind.Unreadable => "expected a whole package; correct what makes it, or name it in \"skip\"",
        ProblemKind.Dependency => "expected a package of the job that provides it; if another one of the project does, add it to the build root, so that it can be checked",
        ProblemKind.Conflict => "expected packages that go together; correct what they declare, or name in \"skip\" what is not meant to be installed with the others",
        ProblemKind.File => "expected each file in one package only; leave it to one of them, or name in \"skip\" what is not meant to be installed with the others",
        ProblemKind.Script => "expected a script that ends with 0; correct it",
        ProblemKind.Root => "expected packages of the build root that install without errors; correct those, not this job's",
        _ => "expected a package that can be installed; correct it, or raise \"treeMB\" if it is too large",
    };
}
