using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.QemuUser;

/// <summary>Builds for an architecture that this host does not run, with qemu's user mode emulation.</summary>
[Hook(
    "qemu-user",
    Summary = "Builds for architectures that the host does not run: emulator, guest kernel and preinstalled packages come from the host's.",
    Stage = HookStage.Report,
    Capabilities = HookCapabilities.Binfmt | HookCapabilities.Packages | HookCapabilities.Reports,
    TimeoutSeconds = 120,
    OnError = ErrorPolicy.BadHost)]
[HookSetting("emulator", SettingKind.Text, "Absolute path of the static emulator; looked for in the tools root, then on the host, when empty.")]
[HookSetting("scope", SettingKind.Text, "Where the emulator of a build in a chroot is registered: job (its own namespace, the default) or host.")]
[HookSetting("registered", SettingKind.Switch, "Whether a handler that is registered with the host already is used; true by default.")]
[HookSetting("preinstall", SettingKind.Text, "Whose packages a build root begins with, if the tools root keeps packages: host (default) or target.")]
[HookSetting("targetPackages", SettingKind.TextList, "Packages of the preinstall lists that are never taken from the host's architecture; dpkg.")]
[HookSetting("guestPackages", SettingKind.TextList, "Packages of the tools root that a guest needs; emulator, busybox and kernel, as Debian and SUSE call them.")]
public sealed class QemuUserHook : IPreChrootHook, IPostBuildHook
{
    /// <inheritdoc/>
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ForeignBuild(context, HostArchitecture.Name).PrepareAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var record = Path.Combine(context.WorkDirectory, BuildRecord.Name);
        if (!File.Exists(record))
        {
            return new Verdict.Skipped("nothing was emulated");
        }

        var staged = Path.Combine(context.StagingDirectory, BuildRecord.Name);
        File.Copy(record, staged);
        return Task.FromResult(Verdict.With(new AttachReport(BuildRecord.Name, staged)));
    }
}
