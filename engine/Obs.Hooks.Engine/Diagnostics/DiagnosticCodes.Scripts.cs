namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of scripts; those of the compiler are in <see cref="Obs.Hooks.Scripting.Compiling.ScriptCodes"/>.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>Comment lines that are no header although they look like one, or the other way round.</summary>
    public const string BadScriptHeader = "OBSH910";

    /// <summary>A script does not compile.</summary>
    public const string ScriptNotCompilable = "OBSH911";

    /// <summary>A compiled script cannot be kept: it is compiled again next time.</summary>
    public const string ScriptCacheUnusable = "OBSH912";

    /// <summary>A host's script that makes an object cannot be loaded into this process, or makes something else.</summary>
    public const string HostScriptRefused = "OBSH913";

    /// <summary>A script file cannot be read.</summary>
    public const string ScriptUnreadable = "OBSH914";
}
