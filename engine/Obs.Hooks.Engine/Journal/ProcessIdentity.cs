using System.Globalization;

namespace Obs.Hooks.Engine.Journal;

/// <summary>A process that cannot be mistaken for a later one with the same number.</summary>
/// <param name="Id">The process id.</param>
/// <param name="StartTime">Clock ticks after boot, field 22 of /proc/PID/stat.</param>
internal sealed record ProcessIdentity(int Id, long StartTime)
{
    public static ProcessIdentity OfThisProcess() => Of(Environment.ProcessId)!;

    /// <summary>Null when there is no such process.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

            // The name in parentheses may contain anything, parentheses too; field 3 follows the last one.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessIdentity(id, long.Parse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // No such file, or ESRCH while it was read: it ended.
            return null;
        }
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ProcessIdentity? Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0
            && int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(text.AsSpan(space + 1).TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                ? new ProcessIdentity(id, start)
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {StartTime}\n");
}
