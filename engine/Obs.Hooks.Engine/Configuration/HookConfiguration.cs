using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>All layers, low to high.</summary>
internal sealed record HookConfiguration(ImmutableArray<ConfigurationLayer> Layers)
{
    /// <summary>Every hook id any layer mentions, for messages.</summary>
    public IEnumerable<string> AllIds =>
        Layers.SelectMany(static l => l.Options.Hooks.Keys).Distinct(StringComparer.Ordinal);

    /// <summary>The hooks of a project, merged, in order of id.</summary>
    public ImmutableArray<ConfiguredHook> HooksFor(string project) =>
        Merge(Layers.RemoveAll(l => !l.AppliesTo(project)));

    /// <summary>
    /// The sets of layers that can apply together, as far as a check without a job can know: those for all projects,
    /// and these with each layer for some projects.
    /// </summary>
    public IEnumerable<ImmutableArray<ConfiguredHook>> Views()
    {
        yield return Merge(Layers.RemoveAll(static l => !l.Options.Projects.IsEmpty));
        foreach (var special in Layers)
        {
            if (!special.Options.Projects.IsEmpty)
            {
                yield return Merge(Layers.RemoveAll(l => !l.Options.Projects.IsEmpty && l != special));
            }
        }
    }

    private static ImmutableArray<ConfiguredHook> Merge(ImmutableArray<ConfigurationLayer> layers)
    {
        var merged = new SortedDictionary<string, (ConfigMember Member, ImmutableArray<SourcePoint> Mentions)>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var member in layer.Root.Find("hooks")?.Members ?? [])
            {
                merged[member.Name] = merged.TryGetValue(member.Name, out var low)
                    ? (member with { Value = ConfigMerge.Merge(low.Member.Value, member.Value) }, low.Mentions.Add(member.NamePoint))
                    : (member, [member.NamePoint]);
            }
        }

        // Each layer has reported its own errors; a merged hook has no others.
        var binder = new HooksFileBinder(new DiagnosticBag());
        var hooks = ImmutableArray.CreateBuilder<ConfiguredHook>(merged.Count);
        foreach (var (id, (member, mentions)) in merged)
        {
            hooks.Add(new ConfiguredHook(id, member.Value, binder.Hook(member), mentions));
        }

        return hooks.ToImmutable();
    }
}
