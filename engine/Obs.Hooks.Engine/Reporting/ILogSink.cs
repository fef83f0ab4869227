namespace Obs.Hooks.Engine.Reporting;

/// <summary>Where finished, sanitised lines go: standard output and the build log.</summary>
internal interface ILogSink
{
    /// <summary>Whether a person watches: colours and progress lines make sense.</summary>
    bool IsTerminal { get; }

    /// <summary>Writes one line.</summary>
    void WriteLine(string line);

    /// <summary>Writes text without a line end to the terminal only, for progress.</summary>
    void WriteTransient(string text);
}
