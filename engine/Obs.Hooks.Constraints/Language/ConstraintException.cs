using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language;

/// <summary>Constraints that OBS rejects; the message is what OBS says.</summary>
/// <param name="message">OBS's own words, without the line feed at their end.</param>
/// <param name="origin">Where the mistake stands, if known.</param>
public sealed class ConstraintException(string message, ConstraintOrigin? origin = null) : Exception(message)
{
    /// <summary>Where the mistake stands, if the parser was told where its text comes from.</summary>
    public ConstraintOrigin? Origin { get; } = origin;
}
