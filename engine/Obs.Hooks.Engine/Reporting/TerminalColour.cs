namespace Obs.Hooks.Engine.Reporting;

/// <summary>Whether to write colours.</summary>
internal static class TerminalColour
{
    /// <summary>On a terminal that can, unless the person said no (https://no-color.org).</summary>
    public static bool IsAllowed(bool isTerminal) =>
        isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null);
}
