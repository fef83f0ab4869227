using Obs.Hooks.Effects;

namespace Obs.Hooks;

/// <summary>One package of the build root (a line of <c>.build.rpmlist</c> and the tags that name it).</summary>
/// <param name="Name">Package name.</param>
/// <param name="Source">Absolute path, URL, or <c>preinstallimage</c>.</param>
/// <param name="Uses">How it is used.</param>
public sealed record JobPackage(string Name, string Source, PackageUses Uses);
