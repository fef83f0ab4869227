namespace Obs.Hooks.Constraints.Origins;

/// <summary>The value of one constraint line (what follows its keyword) and, if known, where it stands.</summary>
/// <param name="Text">Such as <c>hardware:disk:size unit=G 4</c>.</param>
/// <param name="Origin">Every constraint that the line makes gets it; null costs nothing.</param>
public readonly record struct ConstraintText(string Text, ConstraintOrigin? Origin = null)
{
    /// <summary>A line of unknown origin.</summary>
    /// <param name="text">The line.</param>
    public static implicit operator ConstraintText(string text) => FromString(text);

    /// <summary>A line of unknown origin.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The line.</returns>
    public static ConstraintText FromString(string text) => new(text);
}
