namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>Stable codes of what is wrong with an emulator; the others are the plugin's.</summary>
internal static class EmulatorCodes
{
    /// <summary>There is no such file.</summary>
    public const string Missing = "OBSH822";

    /// <summary>It is no program, one for another host, or one for another target.</summary>
    public const string WrongProgram = "OBSH823";

    /// <summary>It needs shared libraries.</summary>
    public const string Dynamic = "OBSH824";

    /// <summary>It does not run.</summary>
    public const string DoesNotRun = "OBSH825";
}
