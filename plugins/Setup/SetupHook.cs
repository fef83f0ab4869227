using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>Prepares builds by configuration alone: what is in the root, and the machine it is in.</summary>
[Hook(
    "setup",
    Summary = "Puts files and packages into the build root, and sets disk, memory and kernel of virtual machines.",
    Capabilities = HookCapabilities.Packages | HookCapabilities.BuildOptions | HookCapabilities.Prjconf
        | HookCapabilities.RootFiles | HookCapabilities.Machine,
    TimeoutSeconds = 60,
    AffectsResult = true)]
[HookSetting("files", SettingKind.Structure, "Files of the build root: path to a text, or to { \"text\" or \"from\", \"executable\" }; none by default.")]
[HookSetting("packages", SettingKind.Structure, "Packages of the build root: name to a file on the host, or to { \"file\", \"uses\" }; none by default.")]
[HookSetting("prjconf", SettingKind.TextList, "Lines for the project configuration; none by default.")]
[HookSetting("buildOptions", SettingKind.TextList, "Options of build, as --jobs=4; none by default.")]
[HookSetting("diskMB", SettingKind.Integer, "Root disk of a virtual machine, in MiB; the worker's by default.")]
[HookSetting("swapMB", SettingKind.Integer, "Swap disk of a virtual machine, in MiB; the worker's by default.")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory of a virtual machine, in MiB; the worker's by default.")]
[HookSetting("fileSystem", SettingKind.Text, "File system of the root disk: ext2, ext3, ext4, btrfs or xfs; the worker's by default.")]
[HookSetting("diskInMemory", SettingKind.Switch, "Whether the root disk is a file in the host's memory (tmpfs); false by default.")]
[HookSetting("kernel", SettingKind.Text, "Kernel of a virtual machine, a file on the host; the worker's or the root's by default. Goes with initrd.")]
[HookSetting("initrd", SettingKind.Text, "Initial RAM disk for the kernel, a file on the host.")]
public sealed class SetupHook : IPreChrootHook
{
    /// <inheritdoc/>
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var problems = new List<string>();
        var effects = ImmutableArray.CreateBuilder<Effect>();
        effects.AddRange(RootFileSettings.Read(context.Settings, context.WorkDirectory, problems));
        effects.AddRange(PackageSettings.Read(context.Settings, problems));
        effects.AddRange(BuildSettings.Read(context.Settings, problems));
        var machine = MachineSettings.Read(context.Settings, problems);
        if (problems.Count > 0)
        {
            return new Verdict.HookError(string.Join('\n', problems));
        }

        if (!context.Job.RootIsDirectory)
        {
            effects.AddRange(machine);
        }
        else if (!machine.IsEmpty)
        {
            context.Log.Info($"a build in a {context.Job.VmType} has no machine: settings of disk, memory and kernel do not count");
        }

        return effects.Count == 0 ? new Verdict.Skipped("nothing to set up") : new Verdict.Ok(effects.ToImmutable());
    }
}
