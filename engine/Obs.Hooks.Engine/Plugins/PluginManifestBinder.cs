using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Makes a manifest of nodes and checks what the rest of the engine relies on.</summary>
internal static class PluginManifestBinder
{
    /// <exception cref="BrokenManifestException">It is not what the SDK writes.</exception>
    public static PluginManifest Bind(ConfigNode root)
    {
        var manifest = new PluginManifest
        {
            Id = Id(root),
            Version = root.Text("version"),
            Assembly = root.Text("assembly"),
            Contract = root.Text("contract"),
            Hooks = Map(root.Items("hooks"), Hook),
            Allocators = root.Find("allocators") is null ? [] : Map(root.Items("allocators"), Allocator),
            Files = Map(root.Items("files"), File),
            Digest = root.Text("digest"),
        };
        Require(root, "contract", System.Version.TryParse(manifest.Contract, out _), "a version");
        Require(root, "assembly", HasFile(manifest, manifest.Assembly), "one of \"files\"");
        Require(root, "hooks", manifest.Hooks.Length + manifest.Allocators.Length > 0, "at least one hook, or an allocator");
        Require(root, "digest", PluginDigest.Of(manifest.Files) == manifest.Digest, "the digest of \"files\"");
        return manifest;
    }

    private static HookManifest Hook(ConfigNode node) => new()
    {
        Id = Id(node),
        Type = node.Text("type"),
        Token = node.Integer("token"),
        Summary = node.Text("summary"),
        Points = Points(node),
        Stage = (HookStage)node.Choice("stage", ManifestNames.Stages),
        Before = node.Texts("before"),
        After = node.Texts("after"),
        TimeoutSeconds = node.Integer("timeoutSeconds"),
        Capabilities = Capabilities(node.Items("capabilities")),
        OnError = (ErrorPolicy)node.Choice("onError", ManifestNames.Policies),
        AffectsResult = node.Switch("affectsResult"),
        Settings = Map(node.Items("settings"), Setting),
    };

    private static AllocatorManifest Allocator(ConfigNode node) => new()
    {
        Id = Id(node),
        Type = node.Text("type"),
        Token = node.Integer("token"),
        Summary = node.Text("summary"),
        Base = node.Text("base"),
        BudgetMilliseconds = node.Integer("budgetMilliseconds"),
        Settings = Map(node.Items("settings"), Setting),
    };

    private static SettingManifest Setting(ConfigNode node) => new(
        node.Text("name"),
        (SettingKind)node.Choice("kind", ManifestNames.SettingKinds),
        node.Text("summary"),
        node.Switch("required"));

    private static PluginManifestFile File(ConfigNode node)
    {
        var file = new PluginManifestFile(node.Text("path"), node.Text("sha256"));
        Require(node, "path", IsPlainPath(file.Path), "a path below the plugin's directory");
        return file;
    }

    private static string Id(ConfigNode node)
    {
        var id = node.Text("id");
        Require(node, "id", PluginNames.IsId(id), PluginNames.IdGrammar);
        return id;
    }

    private static ImmutableArray<HookPoint> Points(ConfigNode node)
    {
        var items = node.Items("points");
        Require(node, "points", items.Length > 0, "at least one point");
        var points = new HookPoint[items.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = (HookPoint)items[i].ChoiceOf(ManifestNames.Points);
        }

        // Of a value type: each method of the builder would be compiled at its first use.
        return ImmutableCollectionsMarshal.AsImmutableArray(points);
    }

    private static HookCapabilities Capabilities(ImmutableArray<ConfigNode> items)
    {
        var capabilities = 0;
        foreach (var item in items)
        {
            capabilities |= 1 << item.ChoiceOf(ManifestNames.Capabilities);
        }

        return (HookCapabilities)capabilities;
    }

    private static bool HasFile(PluginManifest manifest, string path)
    {
        foreach (var file in manifest.Files)
        {
            if (string.Equals(file.Path, path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlainPath(string path)
    {
        foreach (var component in path.Split('/'))
        {
            if (component is "" or "." or ".." || component.Contains('\0', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static void Require(ConfigNode owner, string name, bool holds, string expected)
    {
        if (!holds)
        {
            var node = owner.Find(name)!;
            throw new BrokenManifestException(node, $"\"{name}\" is {node.Describe()}", expected);
        }
    }

    private static ImmutableArray<T> Map<T>(ImmutableArray<ConfigNode> nodes, Func<ConfigNode, T> bind)
        where T : class
    {
        var items = new T[nodes.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = bind(nodes[i]);
        }

        return ImmutableArray.Create(items);
    }
}
