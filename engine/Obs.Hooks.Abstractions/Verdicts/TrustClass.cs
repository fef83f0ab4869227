namespace Obs.Hooks;

/// <summary>Where a hook's code comes from, and so what it may do. Higher values are trusted more.</summary>
public enum TrustClass
{
    /// <summary>From the package's sources.</summary>
    Package,

    /// <summary>From the project's configuration.</summary>
    Project,

    /// <summary>From root-owned files of the worker's administrator or distributor.</summary>
    Host,
}
