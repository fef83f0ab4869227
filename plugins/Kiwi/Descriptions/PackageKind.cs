namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>The packages of a repository.</summary>
internal enum PackageKind
{
    /// <summary>.deb</summary>
    Deb,

    /// <summary>.rpm</summary>
    Rpm,

    /// <summary>.pkg.tar.*</summary>
    Arch,
}
