namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>Formats of packages that the engine can make.</summary>
internal enum PackageFormat
{
    Deb,
    Rpm,
}
