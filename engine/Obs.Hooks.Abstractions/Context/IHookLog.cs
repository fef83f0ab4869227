namespace Obs.Hooks;

/// <summary>The build log as a hook may write to it.</summary>
public interface IHookLog
{
    /// <summary>Writes one or more lines to the build log.</summary>
    /// <param name="message">Text; control characters are removed, long lines and long output are cut.</param>
    void Info(string message);

    /// <summary>Writes a warning to the build log and to the summary.</summary>
    /// <param name="message">Text, as for <see cref="Info"/>.</param>
    void Warning(string message);

    /// <summary>Says how far a long step has come; shown on terminals and, at most every 30 s, in the log.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="fraction">0 to 1, or null when unknown.</param>
    void Progress(string what, double? fraction = null);
}
