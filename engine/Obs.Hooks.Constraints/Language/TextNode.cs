using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>A value, exactly as written.</summary>
/// <param name="text">The text.</param>
/// <param name="origin">Where it was written, if known.</param>
public sealed class TextNode(string text, ConstraintOrigin? origin = null) : ConstraintNode(origin)
{
    /// <summary>The text; never validated as a number or unit, because OBS does not.</summary>
    public string Text { get; } = text;

    internal override ConstraintNode Copy() => this;
}
