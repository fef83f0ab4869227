using System.Text.RegularExpressions;

namespace Obs.Hooks.Allocation.Queue;

/// <summary>The two ways in which administrators prefer repositories, in decibel: 10 makes a load count as a tenth of itself.</summary>
/// <param name="patterns">
/// BSConfig.pm's <c>dispatch_adjust</c>: regular expressions for the start of <c>project/repository/arch</c>. All that match add up.
/// </param>
/// <param name="prios">
/// <c>jobs/dispatchprios</c>: the last one that matches replaces the sum.
/// </param>
internal sealed class Priorities(IReadOnlyList<(string Pattern, double Adjust)> patterns, IReadOnlyList<DispatchPrio> prios)
{
    private const double Limit = 10000;

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    private readonly (Regex Pattern, double Adjust)[] _patterns =
    [
        .. patterns.Select(static entry => (new Regex($"^{entry.Pattern}", RegexOptions.CultureInvariant | RegexOptions.Singleline, PatternTimeout), entry.Adjust)),
    ];

    /// <summary>The priority of a repository.</summary>
    public double Of(RepositoryKey repository)
    {
        var name = repository.ToString();
        var sum = 0.0;
        foreach (var (pattern, adjust) in _patterns)
        {
            sum += pattern.IsMatch(name) ? adjust : 0;
        }

        foreach (var prio in prios)
        {
            sum = prio.Applies(repository) ? prio.Adjust : sum;
        }

        return Math.Clamp(sum, -Limit, Limit);
    }
}
