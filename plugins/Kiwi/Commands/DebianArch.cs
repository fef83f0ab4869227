namespace Obs.Hooks.Plugins.Kiwi.Commands;

/// <summary>Architectures as Debian calls them, and as the kernel does.</summary>
internal static class DebianArch
{
    /// <summary>Debian's name for a scheduler's architecture.</summary>
    public static string Of(string arch) => arch switch
    {
        "x86_64" => "amd64",
        "i586" or "i686" => "i386",
        "aarch64" => "arm64",
        "armv7l" or "armv7hl" => "armhf",
        "ppc64le" => "ppc64el",
        _ => arch,
    };

    /// <summary>The kernel's name (uname -m) for a scheduler's architecture.</summary>
    public static string KernelNameOf(string arch) => arch switch
    {
        "i586" => "i686",
        "armv7hl" => "armv7l",
        _ => arch,
    };
}
