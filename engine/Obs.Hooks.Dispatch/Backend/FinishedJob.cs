using System.Globalization;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>A line of <c>jobs/finished</c>.</summary>
internal sealed record FinishedJob(
    string Project,
    string Repository,
    string Arch,
    string Package,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string Result,
    string Worker)
{
    private const int Fields = 9;

    /// <summary>Reads <c>project|repository|arch|package|start|end|result|workerid|hostarch</c>, escaped as in URLs.</summary>
    /// <returns>Null for a line that is none, such as one still being written.</returns>
    public static FinishedJob? Parse(string line)
    {
        var parts = line.Split('|');
        if (parts.Length < Fields
            || !uint.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !uint.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end < start)
        {
            return null;
        }

        return new FinishedJob(
            Text(0), Text(1), Text(2), Text(3),
            DateTimeOffset.FromUnixTimeSeconds(start), DateTimeOffset.FromUnixTimeSeconds(end),
            Text(6), WorkerNames.FileName(Text(8), Text(7)));

        string Text(int index) => Uri.UnescapeDataString(parts[index]);
    }
}
