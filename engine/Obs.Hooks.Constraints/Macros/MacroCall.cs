namespace Obs.Hooks.Constraints.Macros;

/// <summary>A macro reference taken apart.</summary>
/// <param name="Name">The name without flags.</param>
/// <param name="Test">What its flags ask for.</param>
/// <param name="HasFlags">Whether it had any <c>!</c> or <c>?</c>.</param>
/// <param name="IsBraced">Whether it stood in braces.</param>
/// <param name="Words">What follows the name after a blank, in braces; null without braces.</param>
/// <param name="Alternative">What follows the name after a colon, in braces.</param>
internal sealed record MacroCall(string Name, MacroTest Test, bool HasFlags, bool IsBraced, string? Words, string? Alternative)
{
    public static MacroCall Read(MacroReference reference)
    {
        var inner = reference.Inner;
        var (name, words, alternative) = (inner, reference.IsBraced ? "" : (string?)null, (string?)null);
        if (reference.IsBraced && inner.AsSpan().IndexOfAny(" \t\n\r\f\v:") is var end and > 0)
        {
            name = inner[..end];
            if (inner[end] == ':')
            {
                alternative = inner[(end + 1)..];
            }
            else
            {
                words = inner[(end + 1)..];
            }
        }

        var bare = name.TrimStart('!', '?');
        var test = name.StartsWith("!?", StringComparison.Ordinal) || name.StartsWith("?!", StringComparison.Ordinal) ? MacroTest.IsMissing
            : name.StartsWith('-') || name.StartsWith('?') ? MacroTest.Exists
            : MacroTest.None;
        return new MacroCall(bare, test, bare.Length != name.Length, reference.IsBraced, words, alternative);
    }
}
