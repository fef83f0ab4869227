namespace Obs.Hooks.Engine.Reporting;

/// <summary>Writes lines to a text writer: the verbs that people type use it for standard output.</summary>
internal sealed class TextWriterSink(TextWriter writer, bool isTerminal) : ILogSink
{
    private readonly Lock _lock = new();
    private readonly bool _colour = TerminalColour.IsAllowed(isTerminal);
    private bool _transientShown;

    public bool IsTerminal => isTerminal;

    public static TextWriterSink StandardOutput() => new(Console.Out, !Console.IsOutputRedirected);

    public void WriteLine(LogLine line)
    {
        lock (_lock)
        {
            EraseTransient();
            writer.WriteLine(_colour ? line.ToColoured() : line.Text);
        }
    }

    public void WriteTransient(string line)
    {
        lock (_lock)
        {
            EraseTransient();
            writer.Write(line);
            writer.Flush();
            _transientShown = true;
        }
    }

    private void EraseTransient()
    {
        if (_transientShown)
        {
            writer.Write(ILogSink.EraseLine);
            _transientShown = false;
        }
    }
}
