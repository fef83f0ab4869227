namespace Obs.Hooks.Effects;

/// <summary>Installs one more binary package in the build root (a line of OBS's <c>.build.rpmlist</c>).</summary>
/// <param name="Name">Package name as the package manager knows it.</param>
/// <param name="Path">Absolute path of a regular .rpm, .deb, .arch or .apk file on the host.</param>
public sealed record AddPackage(string Name, string Path) : Effect
{
    /// <summary>How the package is used; a package that is already in the list keeps what it has.</summary>
    public PackageUses Uses { get; init; } = PackageUses.Install;

    /// <summary>
    /// Name of a listed package in whose place this one is unpacked (in the lists that <see cref="Uses"/> names, where the other
    /// is in them); the other is still installed later. For packages of the host's architecture in a foreign root. Needs a
    /// build with <c>--rpmlist</c>.
    /// </summary>
    public string? InsteadOf { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Packages;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
