namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Which files a script asks for with <see cref="FrameTag.OpenFile"/>.</summary>
internal enum FileOrigin : byte
{
    /// <summary>A source: directory empty, name.</summary>
    Source = 1,

    /// <summary>A result: directory and name.</summary>
    Result = 2,

    /// <summary>What a build left in its root: directory empty, path below the root.</summary>
    BuildRoot = 3,
}
