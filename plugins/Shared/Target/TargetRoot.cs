using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Target;

/// <summary>
/// Runs scripts that make a root of the target and install packages in it: in a throw-away tree of the sandbox, with the package
/// manager of the tools root. The build root is not needed, only the package files it was made of.
/// </summary>
/// <param name="tools">The tools root.</param>
/// <param name="job">The job.</param>
/// <param name="treeBytes">Largest size of the tree.</param>
internal sealed class TargetRoot(IToolsRoot tools, BuildJob job, long treeBytes)
{
    private const int OutputLimit = 16 << 20;
    private const long OtherMemory = 1L << 30;

    /// <summary>The target's architecture, as the scheduler calls it.</summary>
    public string Arch => job.Arch;

    /// <summary>What has to be in the root besides what the results need.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>
    /// Whether programs of the target run here: other architectures need an emulator, and 32-bit calls are not let through by the
    /// sandbox's filter.
    /// </summary>
    public bool RunsPrograms => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => job.Arch == "x86_64",
        Architecture.Arm64 => job.Arch == "aarch64",
        _ => false,
    };

    /// <exception cref="FileNotFoundException">The tools root has not got a program that is needed.</exception>
    public void Require(ITargetFamily family)
    {
        foreach (var program in family.Programs)
        {
            if (!Array.Exists(["usr/bin", "usr/sbin", "bin", "sbin"], d => Exists(Path.Combine(tools.Directory, d, program))))
            {
                throw new FileNotFoundException($"the tools root has no {program}; expected {string.Join(", ", family.Programs)}; name a package that has it in \"tools\" of the hook", program);
            }
        }
    }

    public async Task<StepOutput> RunAsync(
        string script, ImmutableArray<TargetPackage> packages, ImmutableDictionary<string, string> environment, CancellationToken cancellationToken) =>
        new(await tools.RunAsync(Run(script, environment) with { Inputs = [.. packages.Select(static p => p.ToMount())] }, cancellationToken).ConfigureAwait(false));

    /// <summary>Installs, and does something more in the tree.</summary>
    /// <param name="family">The kind of packages.</param>
    /// <param name="resolution">What to install.</param>
    /// <param name="more">A script that is run at the end; may be empty.</param>
    /// <param name="change">Adds to the run what the script needs.</param>
    /// <param name="cancellationToken">The hook's.</param>
    public async Task<StepOutput> InstallAsync(
        ITargetFamily family, Resolution resolution, string more, Func<ToolRun, ToolRun> change, CancellationToken cancellationToken)
    {
        var (script, environment) = family.Installation(resolution);
        var run = Run(TargetScripts.Of(script, more), environment) with
        {
            Inputs = [.. resolution.Base.Concat(resolution.New).Select(static p => p.Package.ToMount())],
        };
        return new StepOutput(await tools.RunAsync(change(run), cancellationToken).ConfigureAwait(false));
    }

    private ToolRun Run(string script, ImmutableDictionary<string, string> environment) =>
        new(new ProcessRequest("sh", "-c", script) { Environment = environment, OutputLimit = OutputLimit })
        {
            Tree = new ToolTree(treeBytes),
            MemoryLimit = treeBytes + OtherMemory,
        };

    /// <summary>A link may point to somewhere that exists inside of the root only.</summary>
    private static bool Exists(string path) => new FileInfo(path) is var file && (file.Exists || file.LinkTarget is not null);
}
