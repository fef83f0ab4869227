using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>What <c>obs-hooks lock --json</c> prints.</summary>
internal sealed record LockRecord
{
    public required string Path { get; init; }

    public required bool Existed { get; init; }

    public required bool Written { get; init; }

    public required LockedPluginRecord[] Plugins { get; init; }

    public required string[] Problems { get; init; }

    public static LockRecord Of(LockReport report) => new()
    {
        Path = report.Path,
        Existed = report.Existed,
        Written = report.Written,
        Plugins =
        [
            .. report.Entries.Select(static entry => new LockedPluginRecord(
                entry.Plugin.Id, entry.Plugin.Version, entry.Plugin.Digest, NameOf(entry.State))),
        ],
        Problems = [.. report.Problems.Select(static problem => problem.ToString())],
    };

    public static string NameOf(LockState state) => state switch
    {
        LockState.Same => "same",
        LockState.New => "new",
        LockState.Changed => "changed",
        _ => "missing",
    };
}
