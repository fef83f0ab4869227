using System.Globalization;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.CrashHost;

/// <summary>Ends the process by SIGKILL at one step.</summary>
/// <param name="at">The step: its number (from 1; 0 never kills), or its text and, after a colon, which of that text.</param>
internal sealed class StepKiller(string at) : IJournalObserver
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public int Steps { get; private set; }

    public void Reached(string step)
    {
        var number = (++Steps).ToString(CultureInfo.InvariantCulture);
        var occurrence = _seen[step] = _seen.GetValueOrDefault(step) + 1;
        if (at == number || at == string.Create(CultureInfo.InvariantCulture, $"{step}:{occurrence}"))
        {
            _ = Libc.kill(Environment.ProcessId, Libc.SignalKill);
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
