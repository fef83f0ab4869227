using System.Globalization;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Signals that this process ignores since its start: the line <c>SigIgn</c> of /proc/self/status (proc(5)).</summary>
internal readonly record struct IgnoredSignals(ulong Mask)
{
    public static IgnoredSignals Of(string status)
    {
        const string key = "SigIgn:";
        var at = status.IndexOf(key, StringComparison.Ordinal);
        if (at < 0)
        {
            return default;
        }

        var text = status.AsSpan(at + key.Length);
        var line = text[..text.IndexOf('\n')].Trim();
        return new IgnoredSignals(ulong.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    public bool Contains(int signal) => (Mask >> (signal - 1) & 1) != 0;
}
