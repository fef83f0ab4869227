using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Whether a hook is for a job, and why.</summary>
internal static class WhenMatcher
{
    /// <summary>One line per list that matched, or the one that did not.</summary>
    /// <param name="options">The lists.</param>
    /// <param name="job">The job.</param>
    /// <param name="reasons">Filled when all match.</param>
    /// <returns>Why the hook is not for the job; null when it is.</returns>
    public static string? Mismatch(WhenOptions options, BuildJob job, ICollection<string> reasons) =>
        Mismatch("projects", options.Projects, reasons, job.Project)
        ?? Mismatch("repositories", options.Repositories, reasons, job.Repository)
        ?? Mismatch("archs", options.Archs, reasons, job.Arch)
        ?? Mismatch("packages", options.Packages, reasons, job.Package)
        ?? Mismatch("recipes", options.Recipes, reasons, job.RecipeType, Path.GetFileName(job.Recipe))
        ?? Mismatch("vmTypes", options.VmTypes, reasons, job.VmType);

    private static string? Mismatch(
        string list, ImmutableArray<string> patterns, ICollection<string> reasons, string value, string otherValue = "")
    {
        if (patterns.IsEmpty)
        {
            return null;
        }

        if (NamePattern.FirstMatch(patterns, value) is { } pattern)
        {
            reasons.Add($"when.{list}: {pattern} matches {value}");
            return null;
        }

        if (otherValue.Length > 0 && NamePattern.FirstMatch(patterns, otherValue) is { } other)
        {
            reasons.Add($"when.{list}: {other} matches {otherValue}");
            return null;
        }

        var shown = value.Length > 0 ? value : otherValue.Length > 0 ? otherValue : "(unknown)";
        return $"when.{list} does not match {shown}";
    }
}
