using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>The settings of a virtual machine.</summary>
internal static class MachineSettings
{
    private const long LargestSize = 99999999;

    public static ImmutableArray<Effect> Read(HookSettings settings, List<string> problems)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        var machine = new SetMachine
        {
            DiskMegabytes = Size(settings, "diskMB", problems),
            SwapMegabytes = Size(settings, "swapMB", problems),
            MemoryMegabytes = Size(settings, "memoryMB", problems),
            FileSystem = settings.Text("fileSystem") is { Length: > 0 } name ? name : null,
            DiskInMemory = settings.Switch("diskInMemory"),
        };
        if (machine != new SetMachine())
        {
            effects.Add(machine);
        }

        var kernel = settings.Text("kernel");
        var initrd = settings.Text("initrd");
        if ((kernel.Length == 0) != (initrd.Length == 0))
        {
            problems.Add(kernel.Length == 0
                ? $"{Codes.KernelOrInitrdAlone}: initrd: found no kernel with it; expected both; set \"kernel\", too"
                : $"{Codes.KernelOrInitrdAlone}: kernel: found no initrd with it; expected both; set \"initrd\", too");
        }
        else if (kernel.Length > 0)
        {
            effects.Add(new SetGuestKernel(kernel, initrd));
        }

        return effects.ToImmutable();
    }

    private static int? Size(HookSettings settings, string name, List<string> problems)
    {
        var size = settings.Integer(name);
        if (size is >= 0 and <= LargestSize)
        {
            return size == 0 ? null : (int)size;
        }

        problems.Add(string.Create(CultureInfo.InvariantCulture, $"{Codes.BadSize}: {name}: found {size}; expected 1 to {LargestSize} MiB"));
        return null;
    }
}
