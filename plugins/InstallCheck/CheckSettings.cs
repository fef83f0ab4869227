using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>The hook's settings, checked.</summary>
internal sealed record CheckSettings
{
    private static readonly ImmutableArray<string> s_skipped = ["*-debuginfo-*.rpm", "*-debugsource-*.rpm", "*-dbgsym_*.deb"];

    private readonly Dictionary<ProblemKind, Reaction> _reactions = [];

    public ImmutableArray<string> Skip { get; private init; } = s_skipped;

    public long TreeBytes { get; private init; }

    public bool Scripts { get; private init; }

    public bool Report { get; private init; }

    /// <param name="settings">As configured.</param>
    /// <param name="errors">Takes what is wrong with them.</param>
    public static CheckSettings Read(HookSettings settings, List<string> errors)
    {
        var skip = settings.TextList("skip");
        if (!MegabyteSetting.TryRead(settings, "treeMB", 4096, 16, out var treeBytes, out var problem))
        {
            errors.Add(problem);
        }

        var read = new CheckSettings
        {
            Skip = skip.IsEmpty ? s_skipped : skip,
            TreeBytes = treeBytes,
            Scripts = settings.Switch("scripts", fallback: true),
            Report = settings.Switch("report", fallback: true),
        };
        foreach (var (name, kind, usual) in (ReadOnlySpan<(string, ProblemKind, Reaction)>)[
            ("dependencies", ProblemKind.Dependency, Reaction.Warn),
            ("conflicts", ProblemKind.Conflict, Reaction.Fail),
            ("files", ProblemKind.File, Reaction.Fail),
            ("failingScripts", ProblemKind.Script, Reaction.Fail)])
        {
            if (!ReactionSetting.TryRead(settings, name, usual, out var reaction, out problem))
            {
                errors.Add(problem);
            }

            read._reactions.Add(kind, reaction);
        }

        return read;
    }

    public Reaction ReactionTo(ProblemKind kind) => kind switch
    {
        ProblemKind.Unreadable or ProblemKind.Install => Reaction.Fail,
        ProblemKind.Root => Reaction.Warn,
        _ => _reactions[kind],
    };
}
