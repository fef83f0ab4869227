namespace Obs.Hooks.Plugins.Cleanup.Tests.Guest;

/// <summary>
/// A kernel of Debian's package linux-image-cloud-amd64, installed, or unpacked into the directory that the environment
/// variable OBSH_GUEST_KERNEL names.
/// </summary>
/// <param name="Image">The kernel.</param>
/// <param name="Modules">Its directory of modules.</param>
internal sealed record GuestKernel(string Image, string Modules)
{
    /// <summary>Finds it.</summary>
    public static GuestKernel Find()
    {
        var top = Environment.GetEnvironmentVariable("OBSH_GUEST_KERNEL") ?? "/";
        var boot = Path.Combine(top, "boot");
        var image = Directory.Exists(boot)
            ? Directory.GetFiles(boot, "vmlinuz-*-cloud-amd64").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        image.Should().NotBeNull("the package linux-image-cloud-amd64 must be installed, or unpacked where OBSH_GUEST_KERNEL says");
        return new GuestKernel(image!, Path.Combine(top, "lib/modules", Path.GetFileName(image!)["vmlinuz-".Length..], "kernel"));
    }
}
