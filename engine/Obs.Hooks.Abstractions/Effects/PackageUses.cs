namespace Obs.Hooks.Effects;

/// <summary>How a package of the build root is used: the tags of OBS's <c>.build.rpmlist</c>.</summary>
[Flags]
public enum PackageUses
{
    /// <summary>Installed in the root by its package manager.</summary>
    Install = 1,

    /// <summary>Unpacked before the package manager exists (<c>preinstall:</c>).</summary>
    Preinstall = 1 << 1,

    /// <summary>Unpacked before a virtual machine boots (<c>vminstall:</c>).</summary>
    VmInstall = 1 << 2,

    /// <summary>Its scriptlets run right after unpacking (<c>runscripts:</c>).</summary>
    RunScripts = 1 << 3,

    /// <summary>Only made available, not installed (<c>noinstall:</c>).</summary>
    NoInstall = 1 << 4,

    /// <summary>Installed but not available to dependencies of the recipe (<c>installonly:</c>).</summary>
    InstallOnly = 1 << 5,

    /// <summary>Goes to the cross-build sysroot (<c>sysroot:</c>) instead of the root.</summary>
    Sysroot = 1 << 6,
}
