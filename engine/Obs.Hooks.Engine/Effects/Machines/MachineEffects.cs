using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>
/// <see cref="SetMachine"/>. What obs-build would end with status 4 for (which takes the whole worker down) is refused here: too
/// little space for the disk, a file system that cannot be made.
/// </summary>
internal sealed class MachineEffects(BuildJob job, MemoryDisk memoryDisk)
{
    /// <summary>The manifest of the results is padded with 512 bytes and written where the swap was.</summary>
    private const int SmallestSwap = 8;
    private const int SmallestDisk = 64;

    private static readonly string[] s_programDirectories = ["/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin"];

    public BuildInputs Plan(BuildInputs inputs, SetMachine effect, RefusalList refusals)
    {
        if (job.RootIsDirectory)
        {
            refusals.Add(
                DiagnosticCodes.MachineRefused,
                $"a machine for a build in a {job.VmType}",
                "a build in a virtual machine",
                "a root in memory is bs_worker's own option --tmpfs: it has to be there before sources and packages are");
            return inputs;
        }

        var before = refusals.Count;
        var disk = MachineFile.Of(job, inputs.Arguments);
        CheckDisk(inputs, effect, disk, refusals);
        CheckMemory(effect, refusals);
        CheckFileSystem(inputs, effect, refusals);
        if (effect.DiskInMemory && refusals.Count == before)
        {
            memoryDisk.Check(inputs, effect, disk!, refusals);
        }

        return refusals.Count > before
            ? inputs
            : Changed(inputs, effect) with { HasMemoryDisk = inputs.HasMemoryDisk || effect.DiskInMemory };
    }

    private BuildInputs Changed(BuildInputs inputs, SetMachine effect)
    {
        var arguments = inputs.Arguments;
        arguments = With(arguments, effect.DiskMegabytes, "--vmdisk-rootsize", "--vm-disk-size");
        arguments = With(arguments, effect.SwapMegabytes, "--vmdisk-swapsize", "--vm-swap-size");
        arguments = With(arguments, effect.MemoryMegabytes, "--memory", "--vm-memory");
        if (effect.FileSystem is not { } fileSystem)
        {
            return inputs with { Arguments = arguments };
        }

        arguments = arguments.With("--vmdisk-filesystem", fileSystem);
        if (arguments.Has("--vm-disk-filesystem"))
        {
            arguments = arguments.With("--vm-disk-filesystem", fileSystem);
        }

        // build asks the project's flag first, and of equal flags the last one counts.
        return job.Prjconf.Contains("vmfstype", StringComparison.OrdinalIgnoreCase)
            ? inputs with { Arguments = arguments, PrjconfLines = inputs.PrjconfLines.Add($"BuildFlags: vmfstype:{fileSystem}") }
            : inputs with { Arguments = arguments };
    }

    private static BuildArguments With(BuildArguments arguments, int? megabytes, string option, string otherName)
    {
        if (megabytes is not { } size)
        {
            return arguments;
        }

        var value = size.ToString(CultureInfo.InvariantCulture);
        arguments = arguments.Has(option) || !arguments.Has(otherName) ? arguments.With(option, value) : arguments;
        return arguments.Has(otherName) ? arguments.With(otherName, value) : arguments;
    }

    private static void CheckDisk(BuildInputs inputs, SetMachine effect, MachineFile? disk, RefusalList refusals)
    {
        CheckSize(effect.DiskMegabytes, "disk", SmallestDisk, refusals);
        CheckSize(effect.SwapMegabytes, "swap", SmallestSwap, refusals);
        if (effect is { DiskMegabytes: null, SwapMegabytes: null, DiskInMemory: false })
        {
            return;
        }

        if (inputs.HasMemoryDisk)
        {
            Refuse(refusals, "a change of a disk that is in memory", "one hook that sets the disk");
            return;
        }

        if (disk is null || disk.IsOther)
        {
            Refuse(refusals, disk is null ? "a machine without a disk on this host" : $"the disk {disk.Path}, which is no file", "a disk that is a file");
            return;
        }

        var size = (effect.SwapMegabytes ?? 0) + (effect.DiskInMemory ? 0 : DiskSize.Wanted(effect, inputs.Arguments));
        var space = DiskSize.SpaceFor(disk);
        if (space < size << 20)
        {
            Refuse(
                refusals,
                string.Create(CultureInfo.InvariantCulture, $"{(effect.SwapMegabytes is null ? "a disk" : "disks")} of {size} MiB"),
                string.Create(CultureInfo.InvariantCulture, $"at most {space >> 20} MiB, what the file system of {disk.Path} has left"));
        }
    }

    private static void CheckMemory(SetMachine effect, RefusalList refusals)
    {
        CheckSize(effect.MemoryMegabytes, "memory", 32, refusals);
        var total = HostMemory.Read().Total >> 20;
        if (effect.MemoryMegabytes > total)
        {
            Refuse(
                refusals,
                string.Create(CultureInfo.InvariantCulture, $"{effect.MemoryMegabytes} MiB of memory"),
                string.Create(CultureInfo.InvariantCulture, $"at most {total} MiB, what this host has"));
        }
    }

    private static void CheckFileSystem(BuildInputs inputs, SetMachine effect, RefusalList refusals)
    {
        if (effect.FileSystem is not { } fileSystem)
        {
            return;
        }

        if (AllowedOptions.ProblemOf(OptionKind.FileSystem, fileSystem) is { } expected)
        {
            Refuse(refusals, $"the file system '{fileSystem}'", expected);
        }
        else if (!Array.Exists(s_programDirectories, d => File.Exists($"{d}/mkfs.{fileSystem}")))
        {
            Refuse(refusals, $"the file system {fileSystem} on a host without mkfs.{fileSystem}", "one that this host can make");
        }
        else if (inputs.Arguments.Has("--vm-use-mkfs-copyin") && !fileSystem.StartsWith("ext", StringComparison.Ordinal))
        {
            Refuse(refusals, $"the file system {fileSystem} with --vm-use-mkfs-copyin", "ext2, ext3 or ext4, which can be made with files in them");
        }
    }

    private static void CheckSize(int? megabytes, string what, int smallest, RefusalList refusals)
    {
        if (megabytes is { } size && (size < smallest || size > 99999999))
        {
            Refuse(
                refusals,
                string.Create(CultureInfo.InvariantCulture, $"a {what} of {size} MiB"),
                string.Create(CultureInfo.InvariantCulture, $"{smallest} to 99999999"));
        }
    }

    private static void Refuse(RefusalList refusals, string found, string expected) =>
        refusals.Add(DiagnosticCodes.MachineRefused, $"machine: {found}", expected);
}
