using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.AbiCheck.Policy;

/// <summary>What each kind of change does.</summary>
/// <param name="Reactions">Of all kinds.</param>
internal sealed record AbiPolicy(ImmutableSortedDictionary<ChangeKind, Reaction> Reactions)
{
    private static readonly ImmutableArray<(ChangeKind Kind, string Setting, Reaction Default)> s_settings =
    [
        (ChangeKind.Removed, "removed", Reaction.Fail),
        (ChangeKind.Changed, "changed", Reaction.Fail),
        (ChangeKind.Added, "added", Reaction.Ignore),
        (ChangeKind.Soname, "soname", Reaction.Warn),
        (ChangeKind.DebugInfo, "debugInfo", Reaction.Warn),
        (ChangeKind.Error, "error", Reaction.Fail),
    ];

    public Reaction this[ChangeKind kind] => Reactions[kind];

    /// <summary>The setting of a kind.</summary>
    public static string NameOf(ChangeKind kind) => s_settings.First(s => s.Kind == kind).Setting;

    /// <param name="settings">The hook's.</param>
    /// <param name="problem">What is wrong with them; empty when nothing is.</param>
    public static AbiPolicy Of(HookSettings settings, out string problem)
    {
        problem = "";
        var reactions = ImmutableSortedDictionary.CreateBuilder<ChangeKind, Reaction>();
        foreach (var (kind, name, fallback) in s_settings)
        {
            var text = settings.Text(name, NameOf(fallback));
            Reaction? reaction = text switch { "ignore" => Reaction.Ignore, "warn" => Reaction.Warn, "fail" => Reaction.Fail, _ => null };
            reactions.Add(kind, reaction ?? fallback);
            problem = reaction is null && problem.Length == 0
                ? $"{Codes.BadSetting}: setting {name}: found \"{text}\"; expected \"fail\", \"warn\" or \"ignore\""
                : problem;
        }

        return new AbiPolicy(reactions.ToImmutable());
    }

    /// <summary>The value of a setting.</summary>
    public static string NameOf(Reaction reaction) => reaction switch { Reaction.Fail => "fail", Reaction.Warn => "warn", _ => "ignore" };
}
