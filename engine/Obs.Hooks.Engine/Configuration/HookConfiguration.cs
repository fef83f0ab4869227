using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>All layers, low to high.</summary>
internal sealed record HookConfiguration(ImmutableArray<ConfigurationLayer> Layers)
{
    /// <summary>What carriers have that does not run, and why.</summary>
    public ImmutableArray<LeftOutHook> LeftOut { get; init; } = [];

    /// <summary>Every hook id any layer mentions, for messages.</summary>
    public IEnumerable<string> AllIds =>
        Layers.SelectMany(static l => l.Hooks).Select(static h => h.Name).Distinct(StringComparer.Ordinal);

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
                yield return Merge(Layers.RemoveAll(l => !l.Options.Projects.IsEmpty && !ReferenceEquals(l, special)));
            }
        }
    }

    private static ImmutableArray<ConfiguredHook> Merge(ImmutableArray<ConfigurationLayer> layers)
    {
        var merged = new Dictionary<string, ConfigMember>(StringComparer.Ordinal);
        var mentions = new Dictionary<string, List<SourcePoint>>(StringComparer.Ordinal);
        var shelves = new Dictionary<string, ScriptShelf?>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var member in layer.Hooks)
            {
                if (member.Value.Find("script") is not null)
                {
                    shelves[member.Name] = layer.Shelf;
                }

                if (merged.TryGetValue(member.Name, out var low))
                {
                    merged[member.Name] = member with { Value = ConfigMerge.Merge(low.Value, member.Value) };
                    mentions[member.Name].Add(member.NamePoint);
                }
                else
                {
                    merged.Add(member.Name, member);
                    mentions.Add(member.Name, [member.NamePoint]);
                }
            }
        }

        var ids = new List<string>(merged.Keys);
        ids.Sort(StringComparer.Ordinal);

        // Each layer has reported its own errors; a merged hook has no others.
        var binder = new HooksFileBinder(new DiagnosticBag());
        var hooks = ImmutableArray.CreateBuilder<ConfiguredHook>(ids.Count);
        foreach (var id in ids)
        {
            var member = merged[id];
            hooks.Add(new ConfiguredHook(id, member.Value, binder.Hook(member), [.. mentions[id]])
            {
                Shelf = shelves.GetValueOrDefault(id),
            });
        }

        return hooks.ToImmutable();
    }
}
