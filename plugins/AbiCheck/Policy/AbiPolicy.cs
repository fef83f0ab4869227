using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;

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
            if (!ReactionSetting.TryRead(settings, name, fallback, out var reaction, out var wrong) && problem.Length == 0)
            {
                problem = $"{Codes.BadSetting}: {wrong}";
            }

            reactions.Add(kind, reaction);
        }

        return new AbiPolicy(reactions.ToImmutable());
    }
}
