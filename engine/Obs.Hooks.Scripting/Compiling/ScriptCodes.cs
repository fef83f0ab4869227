namespace Obs.Hooks.Scripting.Compiling;

/// <summary>The stable codes of what is wrong with a script; C#'s own errors keep their <c>CS…</c>.</summary>
internal static class ScriptCodes
{
    /// <summary><c>#r</c>.</summary>
    public const string ReferenceRefused = "OBSH901";

    /// <summary><c>#load</c> of something else than a companion.</summary>
    public const string LoadRefused = "OBSH902";

    /// <summary>More bytes or files than <see cref="ScriptLimits"/> allow.</summary>
    public const string TooBig = "OBSH903";

    /// <summary>More brackets within each other than <see cref="ScriptLimits.Nesting"/>.</summary>
    public const string TooDeep = "OBSH904";

    /// <summary>Not UTF-8.</summary>
    public const string NotText = "OBSH905";

    /// <summary>The compiler died, took too long or produced more than allowed.</summary>
    public const string CompilerFailed = "OBSH906";
}
