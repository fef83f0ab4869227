namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of worker allocation.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>No allocator has that id.</summary>
    public const string UnknownAllocator = "OBSH1001";

    /// <summary>A record of decisions, or a trace for the simulator, cannot be read.</summary>
    public const string BrokenRecord = "OBSH1002";

    /// <summary>An allocator written as a script cannot be used.</summary>
    public const string AllocatorScript = "OBSH1003";
}
