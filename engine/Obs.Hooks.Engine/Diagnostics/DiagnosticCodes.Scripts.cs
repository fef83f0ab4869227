namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of scripts; those of the compiler are in <see cref="Obs.Hooks.Scripting.Compiling.ScriptCodes"/>.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>Comment lines that are no header although they look like one, or the other way round.</summary>
    public const string BadScriptHeader = "OBSH910";

    /// <summary>A script does not compile.</summary>
    public const string ScriptNotCompilable = "OBSH911";
}
