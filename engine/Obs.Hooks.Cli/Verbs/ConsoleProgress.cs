using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>A bar on the terminal for something that takes a while; nothing where standard error is no terminal.</summary>
internal sealed class ConsoleProgress(string text, long total) : IProgress<long>
{
    private const int Columns = 78;

    private int _percent = -1;

    public void Report(long value)
    {
        var percent = ProgressBar.Percent((double)value / Math.Max(total, 1));
        if (percent != _percent && !Console.IsErrorRedirected)
        {
            _percent = percent;
            Console.Error.Write($"\r{ProgressBar.Render(text, percent / 100.0, Columns)}");
        }
    }

    /// <summary>Leaves an empty line.</summary>
    public void Clear()
    {
        if (_percent >= 0)
        {
            Console.Error.Write($"\r{new string(' ', Columns)}\r");
        }
    }
}
