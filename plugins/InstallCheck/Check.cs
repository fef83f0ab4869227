using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>What came of the packages of one kind.</summary>
/// <param name="Packages">Names of the results, in the order of their files.</param>
/// <param name="RootPackages">How many packages of the build root they were installed on.</param>
/// <param name="Scripts">Whether they were really installed.</param>
/// <param name="Problems">What is wrong.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Check(
    ImmutableArray<string> Packages, int RootPackages, bool Scripts, ImmutableArray<Problem> Problems, TimeSpan Elapsed)
{
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Scripts ? "installed" : "solved, but not installed,")} {Packages.Length} package(s) on {RootPackages} of the build root in {Elapsed.TotalSeconds:F1} s: {(Problems.IsEmpty ? "no problem" : $"{Problems.Length} problem(s)")}");

    public static async Task<Check> RunAsync(
        PostBuildContext context, CheckSettings settings, ITargetFamily family, TargetPackages packages, CancellationToken cancellationToken)
    {
        var start = context.Time.GetTimestamp();
        var root = new TargetRoot(context.Tools!, context.Job, settings.TreeBytes);
        root.Require(family);
        context.Log.Progress("looking for what the results need");
        var resolution = await family.ResolveAsync(packages.Files, root, cancellationToken).ConfigureAwait(false);
        var problems = resolution.Problems;
        var install = settings.Scripts && root.RunsPrograms && !resolution.New.IsEmpty;
        if (settings.Scripts && !root.RunsPrograms)
        {
            context.Log.Info($"programs of {context.Job.Arch} do not run in the sandbox of this host: nothing is installed, only dependencies and conflicts are checked");
        }

        if (install)
        {
            context.Log.Progress("installing the results");
            var output = await root.InstallAsync(family, resolution, "", static r => r, cancellationToken).ConfigureAwait(false);
            problems = [.. problems.Concat(family.Problems(output, resolution)).Distinct()];
        }

        return new Check(
            [.. packages.Files.Where(static f => f.IsNew).Select(static f => MessageLines.Plain(f.FileName))],
            resolution.Base.Length,
            install,
            problems,
            context.Time.GetElapsedTime(start));
    }
}
