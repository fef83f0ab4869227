using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Macros;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Hints;

/// <summary>
/// The backend's <c>checkconstraints</c>, which osc asks, as it is in OBS 2024-08. It is not the dispatcher's answer: it knows no
/// recipe, takes every <c>&lt;package&gt;</c> condition of an overwrite for one about no package, and counts dead workers.
/// </summary>
/// <param name="matcher">The matcher.</param>
public sealed class ConstraintsCheck(ConstraintMatcher matcher)
{
    /// <summary>Finds the workers that fit.</summary>
    /// <param name="config">The project configuration for the repository and architecture.</param>
    /// <param name="file">The text of the <c>_constraints</c> file, or null.</param>
    /// <param name="arch">The architecture.</param>
    /// <param name="workers">All workers in all states.</param>
    /// <returns>Their names, sorted, each once.</returns>
    /// <exception cref="ConstraintException">The backend would answer with an error of that text.</exception>
    public IReadOnlyList<string> CompliantWorkers(ProjectConfig config, string? file, string arch, IEnumerable<BackendWorker> workers)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(arch);
        ArgumentNullException.ThrowIfNull(workers);
        // The package is lost on the way to the conditions: "'package' >= $packid" where "=>" was meant.
        var own = file is null ? null : ConstraintOverwrite.Apply(ConstraintXml.Parse(file), arch, package: "");
        var project = ConstraintLines.Parse(config.Constraints, null);
        var constraints = own is null ? project : ConstraintMerger.Merge(project, own);
        var buildArch = BuildableArchs.ToBuildOn(config.HostArch, arch);
        return
        [
            .. workers
                .Where(w => w.CanBuild(buildArch) && matcher.Matches(w.Worker ?? Worker.Unknown, constraints))
                .Select(static w => w.Name)
                .Distinct(StringComparer.Ordinal)
                // By bytes: characters beyond U+FFFF come last.
                .OrderBy(static name => Octets.From(name), StringComparer.Ordinal),
        ];
    }
}
