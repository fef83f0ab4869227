namespace Obs.Hooks.Engine.Reporting;

/// <summary>One cell of a <see cref="TextTable"/>: clean text, which may have several lines.</summary>
internal sealed record TableCell(string Text, Tint Tint = Tint.None)
{
    public static implicit operator TableCell(string text) => new(text);
}
