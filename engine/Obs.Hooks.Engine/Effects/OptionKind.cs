namespace Obs.Hooks.Engine.Effects;

/// <summary>What the value of an allowed build option looks like.</summary>
internal enum OptionKind
{
    /// <summary>No value.</summary>
    Flag,

    /// <summary>1 to 1024.</summary>
    Count,

    /// <summary>Megabytes, 1 to 8 digits.</summary>
    Megabytes,

    /// <summary>The name of a bcond: letters, digits, dash, underscore, plus, dot.</summary>
    Condition,

    /// <summary><c>NAME VALUE</c> without a per cent sign, so that it cannot run a program when it is expanded.</summary>
    Macro,

    /// <summary>A file system that obs-build can make.</summary>
    FileSystem,

    /// <summary>A compiler cache that obs-build knows.</summary>
    CompilerCache,
}
