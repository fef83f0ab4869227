using System.Collections.Immutable;
using Obs.Hooks.Plugins.Target;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Tests in a throw-away root of the target, in which the results are installed.</summary>
internal static class TargetTests
{
    private static readonly ImmutableArray<ITargetFamily> s_families = [new RpmFamily(), new DebFamily()];

    public static async Task<TestRun> RunAsync(PostBuildContext context, TestSettings settings, CancellationToken cancellationToken)
    {
        if (context.Job.Packages.IsEmpty)
        {
            throw new TestsImpossibleException("it is not known what the build root was made of: build was called without --rpmlist");
        }

        foreach (var family in s_families)
        {
            using var packages = TargetPackages.Collect(context, family, []);
            if (packages.HasNew)
            {
                return await RunAsync(context, settings, family, packages, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new TestsImpossibleException("no rpm or deb packages among the results to be tested");
    }

    private static async Task<TestRun> RunAsync(
        PostBuildContext context, TestSettings settings, ITargetFamily family, TargetPackages packages, CancellationToken cancellationToken)
    {
        var root = new TargetRoot(context.Tools!, context.Job, settings.TreeBytes) { Wanted = ["/bin/sh", .. settings.Needs] };
        root.Require(family);
        if (!packages.Missing.IsEmpty)
        {
            throw new TestsImpossibleException($"{packages.Missing.Length} packages of the build root are no files on this host ({packages.Missing[0]} …)");
        }

        if (!root.RunsPrograms)
        {
            throw new TestsImpossibleException($"programs of {context.Job.Arch} do not run in the sandbox of this host");
        }

        context.Log.Progress("looking for what the results need");
        var resolution = await family.ResolveAsync(packages.Files, root, cancellationToken).ConfigureAwait(false);
        using var inputs = JobInputs.Of(context);
        context.Log.Progress("installing the results and running the tests");
        var output = await root.InstallAsync(
            family,
            resolution,
            TargetScripts.Part("test-in-target") + TargetScripts.Part("collect"),
            run => run with
            {
                Inputs = [.. run.Inputs, .. inputs.Mounts],
                Process = run.Process with
                {
                    Environment = run.Process.Environment
                        .SetItem("COMMAND", settings.Command).SetItem("PATTERN", settings.Pattern).SetItem("RUN_AS", settings.AsRoot ? "0:0" : "1000:1000"),
                },
            },
            cancellationToken).ConfigureAwait(false);
        var notInstalled = family.Problems(output, resolution).Where(static p => p.Kind is ProblemKind.File or ProblemKind.Script or ProblemKind.Install).ToArray();
        return output.Status("test") is null && notInstalled.Length > 0
            ? new TestRun([], [.. notInstalled.Select(static p => $"{Codes.NotInstalled}: the results do not install: {p}; expected packages that install; correct them, install-check says more")])
            : TestOutput.Read(output, settings);
    }
}
