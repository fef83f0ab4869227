namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of hooks that projects and packages carry, and of the policy about them.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>An embedded file is not what its first line says.</summary>
    public const string BrokenBlock = "OBSH130";

    /// <summary>An embedded file lies where the configuration's parsers take it for macros.</summary>
    public const string BlockInMacros = "OBSH131";

    /// <summary>Two embedded files, or two source files, of one name.</summary>
    public const string DuplicateBlock = "OBSH132";

    /// <summary>There is no place for an embedded file.</summary>
    public const string NoPlaceForBlock = "OBSH133";

    /// <summary>A <c>BuildFlags: hook:…</c> is not understood.</summary>
    public const string BadHookFlag = "OBSH134";

    /// <summary>A key that only the host's own files may have.</summary>
    public const string KeyOfHost = "OBSH135";

    /// <summary>A file of a carrier cannot be read or accepted.</summary>
    public const string CarrierFileRefused = "OBSH136";

    /// <summary>A hook names a script that its carrier does not have.</summary>
    public const string UnknownScript = "OBSH220";

    /// <summary>A hook's id is taken by somebody who is trusted more.</summary>
    public const string HookIdTaken = "OBSH221";

    /// <summary>The policy does not let a project's or package's script run.</summary>
    public const string ScriptNotAllowed = "OBSH222";

    /// <summary>The policy does not grant what a script wants.</summary>
    public const string DeniedByPolicy = "OBSH223";

    /// <summary>A key that only hooks with a script have.</summary>
    public const string KeyWithoutScript = "OBSH225";

    /// <summary>A hook with a script and a plugin.</summary>
    public const string ScriptAndPlugin = "OBSH226";

    /// <summary>A script's header and its file name disagree about the hook's id.</summary>
    public const string OtherHookId = "OBSH227";

    /// <summary>The policy pins another content of a script.</summary>
    public const string ScriptNotPinned = "OBSH224";
}
