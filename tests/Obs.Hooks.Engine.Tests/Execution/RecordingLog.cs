using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>Keeps what hooks and the engine say.</summary>
internal sealed class RecordingLog : IHookLog, ILogSink
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public bool IsTerminal => false;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Info(string message) => Add(message);

    public void Warning(string message) => Add("warning: " + message);

    public void Progress(string what, double? fraction = null) => Add(what);

    public void WriteLine(LogLine line) => Add(line.Text);

    public void WriteTransient(string line) => Add(line);

    private void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
