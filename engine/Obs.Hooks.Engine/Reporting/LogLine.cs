namespace Obs.Hooks.Engine.Reporting;

/// <summary>One line for the build log, with the part of it that is coloured on a terminal.</summary>
/// <param name="Text">Clean text without a line end.</param>
/// <param name="Tint">The meaning of the coloured part.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
internal sealed record LogLine(string Text, Tint Tint = Tint.None, int Start = 0, int Length = 0)
{
    public static implicit operator LogLine(string text) => new(text);

    /// <summary>The line with the escape sequences of ECMA-48's SGR, for terminals.</summary>
    public string ToColoured()
    {
        var colour = Tint switch
        {
            Tint.Heading => "1",
            Tint.Good => "32",
            Tint.Quiet => "2",
            Tint.Caution => "33",
            Tint.Bad => "1;31",
            _ => "",
        };
        return colour.Length == 0 || Length == 0
            ? Text
            : $"{Text[..Start]}\e[{colour}m{Text.AsSpan(Start, Length)}\e[0m{Text[(Start + Length)..]}";
    }
}
