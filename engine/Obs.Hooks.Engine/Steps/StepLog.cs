using System.Globalization;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Steps;

/// <summary>The log of a build step: as long as it takes, with the seconds since its start in front, as obs-build writes them.</summary>
internal sealed class StepLog(ILogSink sink, TimeProvider time) : IHookLog
{
    private readonly long _start = time.GetTimestamp();

    public void Info(string message) => Write(message, "", Tint.None);

    public void Warning(string message) => Write(message, "warning: ", Tint.Caution);

    public void Error(string message) => Write(message, "", Tint.Bad);

    public void Progress(string what, double? fraction = null)
    {
        var text = LogText.CleanMessage(what);
        if (sink.IsTerminal)
        {
            sink.WriteTransient(ProgressBar.Render(text, fraction, TextTable.DefaultWidth - 1));
        }
        else
        {
            Info(text);
        }
    }

    private void Write(string message, string label, Tint tint)
    {
        var seconds = (long)time.GetElapsedTime(_start).TotalSeconds;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"[{seconds,5}s] ");
        foreach (var line in LogText.CleanLines(message))
        {
            sink.WriteLine(new LogLine(prefix + label + line, tint, prefix.Length, tint == Tint.Bad ? line.Length : label.Length));
        }
    }
}
