namespace Obs.Hooks.Engine.Reporting;

/// <summary>Where clean lines go: standard output and the build log. Calls may come from several threads.</summary>
internal interface ILogSink
{
    /// <summary>Back to the first column of a terminal, and everything to the right of it erased.</summary>
    const string EraseLine = "\r\e[K";

    /// <summary>Whether a person watches: colours and progress lines make sense.</summary>
    bool IsTerminal { get; }

    /// <summary>Writes one line, coloured only where colours are allowed, never in a file.</summary>
    void WriteLine(LogLine line);

    /// <summary>Shows a line on the terminal, and there only, that whatever is written next replaces.</summary>
    void WriteTransient(string line);
}
