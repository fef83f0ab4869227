namespace Obs.Hooks.Engine.Installation;

/// <summary>What a file called <c>build</c> or <c>build.real</c> is.</summary>
internal enum BuildScriptKind
{
    Missing,

    /// <summary>obs-build's own script.</summary>
    Genuine,

    /// <summary>A shim of ours.</summary>
    Shim,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>Anything else.</summary>
    Foreign,
}
