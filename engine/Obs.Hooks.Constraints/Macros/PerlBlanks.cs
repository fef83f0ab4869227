namespace Obs.Hooks.Constraints.Macros;

/// <summary>What <c>\s</c> means to Perl in a text of bytes.</summary>
internal static class PerlBlanks
{
    public const string All = " \t\n\r\f\v";

    private static readonly char[] Each = All.ToCharArray();

    public static bool Is(char c) => c is ' ' or (>= '\t' and <= '\r');

    /// <summary>The words of a text.</summary>
    public static string[] Split(string text) => text.Split(Each, StringSplitOptions.RemoveEmptyEntries);
}
