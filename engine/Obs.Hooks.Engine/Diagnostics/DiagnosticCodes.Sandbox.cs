namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of the sandbox in which scripts run.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>This host cannot sandbox scripts: none is run.</summary>
    public const string NoSandbox = "OBSH720";

    /// <summary>The sandbox did not start.</summary>
    public const string SandboxNotStarted = "OBSH721";

    /// <summary>A script, or what ran in its sandbox, broke the protocol and was killed.</summary>
    public const string ProtocolBroken = "OBSH722";

    /// <summary>The script host died: out of memory, a crash, or it ended itself.</summary>
    public const string ScriptHostDied = "OBSH723";

    /// <summary>The compiled script cannot be loaded.</summary>
    public const string ScriptNotLoaded = "OBSH724";

    /// <summary>The script threw.</summary>
    public const string ScriptThrew = "OBSH725";

    /// <summary>A script's new file is too big, or is no regular file.</summary>
    public const string ScriptContentRefused = "OBSH726";

    /// <summary>The engine could not do what a script's process needs: no space, no memory, no descriptors.</summary>
    public const string ScriptNotServed = "OBSH727";
}
