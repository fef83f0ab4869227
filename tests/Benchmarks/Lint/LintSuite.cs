using System.Diagnostics;
using System.Globalization;
using System.Text;
using Obs.Hooks.Benchmarks.Matching;
using Obs.Hooks.Benchmarks.Results;
using Obs.Hooks.Benchmarks.Setup;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Benchmarks.Lint;

/// <summary>
/// What the rpmlint hook costs over rpmlint. Both check the same packages with the same files of one tools root: the hook in a
/// real <c>obs-hooks build</c> around a stand-in for <c>build</c>, the bare program in a chroot. Run it where mounts are private.
/// </summary>
/// <param name="engine">A published engine with its plugins.</param>
/// <param name="packages">
/// A directory with the .deb files of the tools root: artifacts/lab/tools-debs. The root is that of the tests, below artifacts/lab/tools.
/// </param>
/// <param name="rounds">Of both, in turn.</param>
internal sealed class LintSuite(string engine, string packages, int rounds)
{
    public string Run()
    {
        var directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
        try
        {
            return Measure(directory);
        }
        finally
        {
            Commands.Run("/", "umount", "--recursive", "--lazy", $"{directory}/bare");
            Directory.Delete(directory, recursive: true);
        }
    }

    private string Measure(string directory)
    {
        Commands.Run("/", Path.Combine(AppContext.BaseDirectory, "Scripts/make-packages.sh"), $"{directory}/results");
        using var roots = new ToolsRoots(
            new EngineOptions { ToolsDirectory = Path.GetFullPath($"{packages}/../tools"), StateDirectory = $"{directory}/state" }, TimeProvider.System);
        var spec = new ToolsSpec
        {
            Provider = ToolsProviderKind.Debian,
            Repositories = [packages],
            Packages = ["binutils", "cpio", "file", "lintian", "rpm", "rpm2cpio", "rpmlint"],
            Arch = ToolsNames.HostArch,
        };
        using var lease = roots.Acquire(spec, static line => Console.Error.WriteLine(line), refresh: false, CancellationToken.None);
        var (job, empty) = (new LintJob(engine, directory, spec, "rpmlint"), new LintJob(engine, directory, spec, "true"));
        MountBare(directory, lease.TreeDirectory);
        var (bare, hook, around) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -2; round < rounds; round++)
        {
            var times = (Bare: Bare(directory), Hook: job.Run(), Around: empty.Run());
            if (round >= 0)
            {
                bare.Add(times.Bare);
                hook.Add(times.Hook);
                around.Add(times.Around);
            }
        }

        var (without, with, nothing) = (Figure.Of(bare), Figure.Of(hook), Figure.Of(around));
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{MachineFacts.Collect(TimeProvider.System)}. Median (p10) of {rounds} rounds, taken in turn.\n\n")
            .Append("| rpmlint 2.4 on ten packages and their source | time |\n|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| bare, in a chroot | {without} |\n")
            .Append(CultureInfo.InvariantCulture, $"| the hook, from its turn to its effects applied | {with} |\n")
            .Append(CultureInfo.InvariantCulture, $"| hook / bare | {with.Median / without.Median:0.00} ({with.P10 / without.P10:0.00}) |\n")
            .Append(CultureInfo.InvariantCulture, $"| the hook with `true` in the place of rpmlint: all that it adds | {nothing} |\n")
            .Append(CultureInfo.InvariantCulture, $"| that / bare | {nothing.Median / without.Median:0.00} ({nothing.P10 / without.P10:0.00}) |\n")
            .Append(CultureInfo.InvariantCulture, $"| hook / bare, median of the rounds' own ratios | {hook.Zip(bare, static (h, b) => h / b).Order().ElementAt(rounds / 2):0.00} |\n");
        return table.ToString();
    }

    /// <summary>The same tree, with the packages where the hook has them and a /tmp to unpack in.</summary>
    private static void MountBare(string directory, string tree)
    {
        var bare = $"{directory}/bare";
        Directory.CreateDirectory($"{directory}/bare");
        Commands.Run("/", "mount", "--bind", tree, bare);
        Commands.Run("/", "mount", "-t", "tmpfs", "tmpfs", $"{bare}/tmp");
        Commands.Run("/", "mount", "-t", "tmpfs", "tmpfs", $"{bare}/mnt");
        Directory.CreateDirectory($"{bare}/mnt/results");
        Commands.Run("/", "mount", "--bind", $"{directory}/results", $"{bare}/mnt/results");
        Commands.Run("/", "mount", "--rbind", "/dev", $"{bare}/dev");
        Commands.Run("/", "mount", "-t", "proc", "proc", $"{bare}/proc");
    }

    private static double Bare(string directory)
    {
        var start = Stopwatch.GetTimestamp();

        // Findings are what both are about: rpmlint ends with 64.
        Commands.Run("/", "sh", "-c", $"HOME=/tmp XDG_CONFIG_HOME=/tmp LC_ALL=C.UTF-8 chroot '{directory}/bare' rpmlint /mnt/results > /dev/null 2>&1; [ $? = 64 ]");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
