using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Collects the before/after of hooks.json and of the plugins.</summary>
internal static class OrderEdges
{
    public static ImmutableArray<OrderEdge> Of(IReadOnlyCollection<ResolvedHook> hooks)
    {
        var edges = ImmutableArray.CreateBuilder<OrderEdge>();
        foreach (var hook in hooks)
        {
            Configured(hook, "before", (name, location) => Add(name, other => new OrderEdge(hook.Id, other, location)));
            Configured(hook, "after", (name, location) => Add(name, other => new OrderEdge(other, hook.Id, location)));
            foreach (var name in hook.Manifest.Before)
            {
                Add(name, other => new OrderEdge(hook.Id, other, hook.ManifestLocation));
            }

            foreach (var name in hook.Manifest.After)
            {
                Add(name, other => new OrderEdge(other, hook.Id, hook.ManifestLocation));
            }
        }

        return edges.ToImmutable();

        void Add(string name, Func<string, OrderEdge> edge)
        {
            foreach (var other in Named(name, hooks))
            {
                edges.Add(edge(other));
            }
        }
    }

    /// <summary>
    /// The hook with that id. Where none has it, the hooks that use a plugin's hook of that name: a plugin names others
    /// by what they are, an administrator may call them something else.
    /// </summary>
    private static List<string> Named(string name, IReadOnlyCollection<ResolvedHook> hooks)
    {
        var users = new List<string>();
        foreach (var hook in hooks)
        {
            if (string.Equals(hook.Id, name, StringComparison.Ordinal))
            {
                return [name];
            }

            if (string.Equals(hook.Manifest.Id, name, StringComparison.Ordinal))
            {
                users.Add(hook.Id);
            }
        }

        return users;
    }

    private static void Configured(ResolvedHook hook, string key, Action<string, SourceLocation> add)
    {
        foreach (var item in hook.Configured.Node.Find(key)?.Items ?? [])
        {
            if (item.Kind == ConfigNodeKind.Text)
            {
                add(item.Text, item.Location);
            }
        }
    }
}
