namespace Obs.Hooks.Constraints.Perl;

/// <summary>What Perl makes of a text outside of arithmetic.</summary>
internal static class PerlText
{
    /// <summary>Absent, empty and <c>0</c> are false; <c>00</c> and <c>0.0</c> are true.</summary>
    public static bool IsTrue(string? text) => text is not (null or "" or "0");
}
