using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>
/// What a project's or a package's layer may say. About hooks of its own, what is of no concern to the host; about hooks of
/// the host, no more than policy lets it; about others' hooks, nothing. What it may not say is an error, and is not merged.
/// </summary>
internal sealed class CarriedLayerCheck
{
    private static readonly ImmutableArray<string> s_fileKeys = ["$schema", "hooks"];

    /// <summary>Not: which plugin to use, or which tools root the host is to make for it.</summary>
    private static readonly ImmutableArray<string> s_ownHookKeys =
        ["script", "points", "capabilities", "enabled", "when", "stage", "before", "after", "timeout", "onError", "settings"];

    private static readonly ImmutableArray<string> s_hostHookKeys = ["enabled", "settings"];

    private readonly Dictionary<string, (SourceLocation Location, TrustClass Trust, string Project)> _taken = new(StringComparer.Ordinal);
    private readonly ScriptPolicy _policy;
    private readonly DiagnosticBag _bag;

    /// <param name="host">The host's layers that apply.</param>
    /// <param name="policy">For the project.</param>
    /// <param name="bag">Takes what is refused.</param>
    public CarriedLayerCheck(IEnumerable<ConfigurationLayer> host, ScriptPolicy policy, DiagnosticBag bag)
    {
        _policy = policy;
        _bag = bag;
        foreach (var layer in host)
        {
            Take(layer);
        }
    }

    /// <summary>Whether the id is one of the host's hooks.</summary>
    public bool IsHosts(string id) => _taken.TryGetValue(id, out var owner) && owner.Trust == TrustClass.Host;

    /// <summary>The layer without what it may not say; from then on its hooks are taken.</summary>
    public ConfigurationLayer Check(ConfigurationLayer layer)
    {
        var members = ImmutableArray.CreateBuilder<ConfigMember>();
        foreach (var member in layer.Root.Members)
        {
            if (!s_fileKeys.Contains(member.Name))
            {
                RefuseKey(member, "the file");
            }
            else if (member.Name == "hooks" && member.Value.Kind == ConfigNodeKind.Object)
            {
                members.Add(member with { Value = member.Value with { Members = Hooks(layer, member.Value.Members) } });
            }
        }

        var checkedLayer = layer with { Root = layer.Root with { Members = members.ToImmutable() } };
        Take(checkedLayer);
        return checkedLayer;
    }

    private void Take(ConfigurationLayer layer)
    {
        foreach (var hook in layer.Hooks)
        {
            _taken.TryAdd(hook.Name, (hook.NamePoint.Location, layer.Trust, layer.Shelf?.Origin.Project ?? ""));
        }
    }

    private ImmutableArray<ConfigMember> Hooks(ConfigurationLayer layer, ImmutableArray<ConfigMember> hooks)
    {
        var allowed = ImmutableArray.CreateBuilder<ConfigMember>(hooks.Length);
        foreach (var hook in hooks)
        {
            if (Hook(layer, hook) is { } kept)
            {
                allowed.Add(kept);
            }
        }

        return allowed.ToImmutable();
    }

    private ConfigMember? Hook(ConfigurationLayer layer, ConfigMember hook)
    {
        var own = !_taken.TryGetValue(hook.Name, out var owner);
        if (!own && owner.Trust == TrustClass.Host)
        {
            return HostHook(hook, owner.Location);
        }

        // A building project overrides what it inherits; a package never what its project says.
        if (!own && owner.Trust != layer.Trust)
        {
            _bag.Error(
                DiagnosticCodes.HookIdTaken,
                hook.NamePoint.Location,
                $"the hook \"{hook.Name}\", which the project has at {owner.Location}",
                "an id of its own",
                "rename it");
            return null;
        }

        return Without(hook, static key => s_ownHookKeys.Contains(key));
    }

    private ConfigMember? HostHook(ConfigMember hook, SourceLocation owner)
    {
        if (_policy.Configures.Contains(hook.Name))
        {
            return Without(hook, static key => s_hostHookKeys.Contains(key));
        }

        _bag.Error(
            DiagnosticCodes.HookIdTaken,
            hook.NamePoint.Location,
            $"the hook \"{hook.Name}\", which is the host's ({owner})",
            $"an id of its own, or one of those that {_policy.Rule("configures")} lets the project configure",
            "rename it, or ask the administrator of the workers");
        return null;
    }

    private ConfigMember Without(ConfigMember hook, Func<string, bool> isAllowed)
    {
        var kept = ImmutableArray.CreateBuilder<ConfigMember>();
        foreach (var key in hook.Value.Members)
        {
            if (isAllowed(key.Name))
            {
                kept.Add(key);
            }
            else
            {
                RefuseKey(key, $"hook \"{hook.Name}\"");
            }
        }

        return hook with { Value = hook.Value with { Members = kept.ToImmutable() } };
    }

    private void RefuseKey(ConfigMember member, string owner) => _bag.Error(
        DiagnosticCodes.KeyOfHost,
        member.NamePoint.Location,
        $"\"{ConfigNode.Printable(member.Name)}\" of {owner} in a file that is not the host's",
        "keys that a project may set",
        "remove it; the administrator of the workers can say it in hooks.json");
}
