namespace Obs.Hooks.Constraints.Language;

/// <summary>Constraints that OBS rejects; the message is what OBS says.</summary>
/// <param name="message">OBS's own words, without the line feed at their end.</param>
public sealed class ConstraintException(string message) : Exception(message);
