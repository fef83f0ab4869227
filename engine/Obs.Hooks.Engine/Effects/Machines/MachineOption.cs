using System.Globalization;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Effects.Machines;

/// <summary>Options of <c>build</c> that say what <see cref="SetMachine"/> says: they are checked as it is, limits of policy included.</summary>
internal static class MachineOption
{
    /// <summary>Null for another option, or one whose value is no number.</summary>
    public static SetMachine? Of(SetBuildOption option)
    {
        if (option is { Option: "--vmdisk-filesystem", Value: { } name })
        {
            return new SetMachine { FileSystem = name };
        }

        if (!int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes))
        {
            return null;
        }

        return option.Option switch
        {
            "--vmdisk-rootsize" => new SetMachine { DiskMegabytes = megabytes },
            "--vmdisk-swapsize" => new SetMachine { SwapMegabytes = megabytes },
            "--memory" or "--vm-memory" => new SetMachine { MemoryMegabytes = megabytes },
            _ => null,
        };
    }
}
