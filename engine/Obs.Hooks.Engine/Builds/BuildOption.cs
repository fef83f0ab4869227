namespace Obs.Hooks.Engine.Builds;

/// <summary>One option as it stands on the command line.</summary>
/// <param name="Name">Without leading dashes.</param>
/// <param name="Value">Its argument, or null.</param>
/// <param name="Index">Where its first word stands.</param>
/// <param name="Words">How many words it takes: 1, or 2 when the argument is a word of its own.</param>
internal sealed record BuildOption(string Name, string? Value, int Index, int Words);
