using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects.RootPackages;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>
/// <see cref="SetGuestKernel"/>: where the caller names a kernel, that one; else a package that is unpacked on the root disk before the
/// machine boots, from where obs-build takes <c>.build.kernel.*</c> (the only way with <c>--vm-type qemu</c>, which ignores <c>--vm-kernel</c>).
/// </summary>
internal sealed class GuestKernelEffects(JobArea area, BuildJob job, PackageEffects packages)
{
    public const string PackageName = "obs-hooks-guest-kernel";

    /// <summary>What distributions call the package that has a kernel for OBS.</summary>
    private const string UsualPackage = "kernel-obs-build";

    private const long LargestFile = 512L << 20;

    public BuildInputs Plan(BuildInputs inputs, SetGuestKernel effect, RefusalList refusals)
    {
        var before = refusals.Count;
        if (job.VmType is not ("kvm" or "qemu" or "xen"))
        {
            Refuse(refusals, $"a kernel for a build in {job.VmType}", "a build with --vm-type kvm, qemu or xen");
        }

        if (inputs.HasGuestKernel)
        {
            Refuse(refusals, "a second kernel", "one hook that sets it");
        }

        CheckFile(effect.Kernel, refusals);
        CheckFile(effect.Initrd, refusals);
        if (refusals.Count > before)
        {
            return inputs;
        }

        if (job.VmType != "qemu" && inputs.Arguments.Has("--vm-kernel"))
        {
            return inputs with
            {
                Arguments = inputs.Arguments.With("--vm-kernel", effect.Kernel).With("--vm-initrd", effect.Initrd),
                HasGuestKernel = true,
            };
        }

        return PlanPackage(inputs, effect, refusals);
    }

    /// <summary>Writes the package.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(BuildInputs inputs, DirectoryHandle directory)
    {
        if (RootFormat.Of(job, inputs) is { } format)
        {
            RootPackage.Write(directory, PackageName, format, inputs.GuestKernel);
        }
    }

    private BuildInputs PlanPackage(BuildInputs inputs, SetGuestKernel effect, RefusalList refusals)
    {
        if (RootFormat.Of(job, inputs) is not { } format)
        {
            Refuse(refusals, "a build root of neither rpm nor deb packages", "one of these formats");
            return inputs;
        }

        // Unpacked for the boot in the place of the root's own, which has the same files, and not installed later: it is no part of
        // the root. Only a list can say so.
        var path = $"{area.Directory}/{PreChrootEffects.PackagesName}/{PackageName}{RootPackage.SuffixOf(format)}";
        var package = new AddPackage(PackageName, path);
        package = inputs.Arguments.Has("--rpmlist")
            ? package with { Uses = PackageUses.VmInstall | PackageUses.NoInstall, InsteadOf = UsualPackage }
            : package with { Uses = PackageUses.VmInstall | PackageUses.Install };
        return packages.PlanOwn(inputs, package, refusals) with { HasGuestKernel = true, GuestKernel = Files(effect) };
    }

    private ImmutableArray<RootFile> Files(SetGuestKernel effect)
    {
        var type = job.VmType == "xen" ? "xen" : "kvm";
        return
        [
            new RootFile($"/.build.initrd.{type}", 0x1A4, effect.Initrd),
            new RootFile($"/.build.kernel.{type}", 0x1A4, effect.Kernel),
        ];
    }

    private static void CheckFile(string path, RefusalList refusals)
    {
        if (!EffectText.IsPlainAbsolutePath(path) || new FileInfo(path) is not { Exists: true, Length: > 0 and <= LargestFile })
        {
            Refuse(refusals, $"'{path}'", $"the absolute path of a file of at most {LargestFile >> 20} MiB");
        }
    }

    private static void Refuse(RefusalList refusals, string found, string expected) =>
        refusals.Add(DiagnosticCodes.MachineRefused, $"guest kernel: {found}", expected);
}
