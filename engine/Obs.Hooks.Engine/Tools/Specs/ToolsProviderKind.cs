namespace Obs.Hooks.Engine.Tools.Specs;

/// <summary>Where a tools root comes from: <c>provider</c> in hooks.json.</summary>
internal enum ToolsProviderKind
{
    /// <summary>Debian packages from a mirror or a directory.</summary>
    Debian,

    /// <summary>RPM packages from a repository or a directory.</summary>
    Rpm,

    /// <summary>Packages of an OBS backend.</summary>
    Obs,

    /// <summary>A directory of this host.</summary>
    Directory,

    /// <summary>A tar archive.</summary>
    Tarball,

    /// <summary>This host's own /usr.</summary>
    Host,
}
