namespace Obs.Hooks.Plugins.QemuUser;

/// <summary>Stable codes of this plugin's messages; those of the emulator itself are <see cref="Shared.Qemu.EmulatorCodes"/>.</summary>
internal static class Codes
{
    /// <summary>A setting of the hook has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH820";

    /// <summary>qemu runs no programs of the job's architecture.</summary>
    public const string UnknownArchitecture = "OBSH821";

    /// <summary>A virtual machine gets no packages of the host's architecture, as no tools root keeps them.</summary>
    public const string NoGuestPackages = "OBSH826";

    /// <summary>A virtual machine cannot be given the emulator.</summary>
    public const string EmulatorOfTheHost = "OBSH827";

    /// <summary>A build in a virtual machine has no package list that could be changed.</summary>
    public const string NoPackageList = "OBSH828";
}
