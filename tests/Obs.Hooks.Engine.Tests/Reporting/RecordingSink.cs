using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

/// <summary>Keeps what was written.</summary>
internal sealed class RecordingSink(bool isTerminal = false) : ILogSink
{
    public List<string> Lines { get; } = [];

    public List<string> ProgressLines { get; } = [];

    public bool IsTerminal => isTerminal;

    public void WriteLine(LogLine line) => Lines.Add(line.Text);

    public void WriteTransient(string line) => ProgressLines.Add(line);
}
