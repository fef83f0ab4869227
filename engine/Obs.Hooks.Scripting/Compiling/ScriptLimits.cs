namespace Obs.Hooks.Scripting.Compiling;

/// <summary>Bounds of one script and of what becomes of it. Far above what a hook needs; what is hostile meets them early.</summary>
internal static class ScriptLimits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileSize = 256 << 10;

    /// <summary>Bytes of a script with everything it loads.</summary>
    public const int ClosureSize = 1 << 20;

    /// <summary>Files a script may load.</summary>
    public const int Loads = 32;

    /// <summary>Brackets within brackets. The compiler's own recursion ends in a crash instead of an error.</summary>
    public const int Nesting = 200;

    /// <summary>Bytes of the emitted assembly, and of its symbols.</summary>
    public const int AssemblySize = 4 << 20;

    /// <summary>Errors and warnings that are kept.</summary>
    public const int Diagnostics = 100;

    /// <summary>Characters of one message.</summary>
    public const int MessageLength = 500;
}
