using System.Text.Json;
using Obs.Hooks.Allocation.Queue;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>
/// A repository's share in a record. Its load changes with every second, so what the load is calculated from is written
/// instead, and the load itself only if it was not calculated that way.
/// </summary>
internal static class ShareRecord
{
    public static void Write(Utf8JsonWriter json, RepositoryShare share, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("project", share.Project);
        json.WriteString("repository", share.Repository);
        json.WriteString("arch", share.Arch);
        json.Put("running", share.Running);
        json.Put("pastLoad", share.PastLoad);
        json.Put("pastEnd", share.PastEnd);
        json.Put("adjust", share.Adjust);
        json.Put("newestChange", share.NewestSourceChange);
        if (!IsCalculated(share, now))
        {
            json.WriteNumber("load", share.Load);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a share; its load is that of another moment until <see cref="At"/>.</summary>
    public static RepositoryShare Read(JsonElement json) => new(json.Text("project"), json.Text("repository"), json.Text("arch"))
    {
        Running = json.Integer("running"),
        PastLoad = json.Number("pastLoad"),
        PastEnd = json.Time("pastEnd"),
        Adjust = json.Number("adjust"),
        NewestSourceChange = json.Time("newestChange"),
        Load = json.TryGetProperty("load", out var load) ? load.GetDouble() : double.NaN,
    };

    /// <summary>The share with its load at a moment.</summary>
    public static RepositoryShare At(RepositoryShare share, DateTimeOffset now) =>
        double.IsNaN(share.Load) ? share with { Load = Calculate(share, now) } : share;

    /// <summary>Whether nothing but the time has changed.</summary>
    public static bool IsSame(RepositoryShare old, RepositoryShare share, DateTimeOffset now) =>
        old with { Load = 0 } == share with { Load = 0 } && IsCalculated(share, now);

    public static bool IsCalculated(RepositoryShare share, DateTimeOffset now) => Calculate(share, now).Equals(share.Load);

    private static double Calculate(RepositoryShare share, DateTimeOffset now) =>
        (share.PastEnd is { } end ? new LoadEntry(end, share.PastLoad).At(now) : 0) + share.Running;
}
