using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>Problems in the build log: the worst first, and not all of many.</summary>
internal static class ProblemLog
{
    private const int Shown = 20;

    public static void Write(IHookLog log, ImmutableArray<Problem> problems, CheckSettings settings)
    {
        var shown = problems.Where(p => settings.PolicyOf(p.Kind) != ProblemPolicy.Ignore).OrderBy(p => settings.PolicyOf(p.Kind)).ToArray();
        foreach (var problem in shown.Take(Shown))
        {
            var lines = string.Concat(problem.Output.Select(static l => $"\n    {l}"));
            if (settings.PolicyOf(problem.Kind) == ProblemPolicy.Fail)
            {
                log.Info($"error: {problem}{lines}");
            }
            else
            {
                log.Warning($"{problem}{lines}");
            }
        }

        if (shown.Length > Shown)
        {
            log.Info(string.Create(CultureInfo.InvariantCulture, $"and {shown.Length - Shown} more"));
        }
    }
}
