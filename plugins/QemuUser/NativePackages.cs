using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.QemuUser;

/// <summary>
/// Packages of the host's architecture: what the root begins with, and in a virtual machine kernel, emulator and a static
/// busybox, without which nothing of the target runs there. Everything else is the target's, and replaces these when it is
/// installed.
/// </summary>
internal sealed class NativePackages(PreChrootContext context)
{
    /// <summary>Names of the host's packages in the list, so that the target's of the same name stay in it.</summary>
    private const string Prefix = "host-";

    private const string Kept = "var/cache/obs-hooks/packages";

    /// <summary>Emulator, shell for the machine's first process, kernel: Debian's and SUSE's names.</summary>
    private static readonly ImmutableArray<string> s_needed =
        ["qemu-user-static", "qemu-linux-user", "busybox-static", "kernel-obs-build"];

    /// <summary>
    /// dpkg installs its own architecture only; rpm is told to ignore it (build-pkg-rpm, --ignorearch). Libraries of both
    /// architectures live side by side with dpkg, and in the same place with rpm.
    /// </summary>
    private bool HasMultiArch => context.Job.Packages.Any(static p => p.Source.EndsWith(".deb", StringComparison.Ordinal));

    private string Directory => Path.Combine(context.Tools?.Directory ?? "/nonexistent", Kept);

    /// <summary>What keeps a virtual machine from starting, or null.</summary>
    public string? ProblemOfGuest(string emulator)
    {
        if (context.Tools is null || !System.IO.Directory.Exists(Directory))
        {
            return $"{Codes.NoGuestPackages}: found {(context.Tools is null ? "no \"tools\"" : "a tools root without its packages")}; "
                + "expected packages of the host's architecture, which a virtual machine for another one begins with; "
                + "set \"keepPackages\": true in \"tools\", with emulator, static busybox and guest kernel among its packages";
        }

        if (!emulator.StartsWith(context.Tools.Directory.TrimEnd('/') + '/', StringComparison.Ordinal))
        {
            return $"{Codes.EmulatorOfTheHost}: found {emulator}, which is not in the tools root; "
                + "expected the emulator of a package in it, which the guest gets; correct or remove the setting \"emulator\"";
        }

        return context.Job.Packages.IsEmpty
            ? $"{Codes.NoPackageList}: found a build without package list; expected one for a virtual machine of another architecture; give build --rpmlist"
            : null;
    }

    /// <param name="guest">Whether a kernel of the host's architecture is to be booted.</param>
    public ImmutableArray<AddPackage> Effects(bool guest)
    {
        if (!System.IO.Directory.Exists(Directory) || context.Job.Packages.IsEmpty)
        {
            return [];
        }

        var effects = ImmutableArray.CreateBuilder<AddPackage>();
        var needed = context.Settings.TextList("guestPackages") is { IsEmpty: false } named ? named : s_needed;
        foreach (var name in needed)
        {
            if (guest && FileOf(name) is { } path)
            {
                effects.Add(New(name, path, PackageUses.VmInstall, insteadOf: true));
            }
        }

        if (context.Settings.Text("preinstall", "host") == "host")
        {
            AddPreinstalled(effects, needed, guest ? PackageUses.Preinstall | PackageUses.VmInstall : PackageUses.Preinstall);
        }

        return effects.ToImmutable();
    }

    private void AddPreinstalled(ImmutableArray<AddPackage>.Builder effects, ImmutableArray<string> needed, PackageUses which)
    {
        var multiArch = HasMultiArch;
        var never = context.Settings.TextList("targetPackages") is { IsEmpty: false } named ? named : ["dpkg"];
        foreach (var package in context.Job.Packages)
        {
            var uses = package.Uses & which;
            if (uses != 0 && !needed.Contains(package.Name) && !never.Contains(package.Name) && FileOf(package.Name) is { } path)
            {
                effects.Add(New(package.Name, path, uses, insteadOf: !multiArch));
            }
        }
    }

    private static AddPackage New(string name, string path, PackageUses uses, bool insteadOf) =>
        new(Prefix + name, path) { Uses = uses | PackageUses.NoInstall, InsteadOf = insteadOf ? name : null };

    private string? FileOf(string name) =>
        new[] { ".deb", ".rpm" }.Select(suffix => Path.Combine(Directory, name + suffix)).FirstOrDefault(File.Exists);
}
