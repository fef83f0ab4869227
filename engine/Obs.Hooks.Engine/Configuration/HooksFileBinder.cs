using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// Turns nodes into option types, by hand: reflection would cost more than everything else a plan needs. A test keeps
/// it equal to the schema.
/// </summary>
internal sealed class HooksFileBinder(DiagnosticBag bag)
{
    private const string AnId = $"a hook's id ({PluginNames.IdGrammar})";

    public static readonly ImmutableArray<string> FileKeys = ["$schema", "projects", "policy", "hooks"];

    public static readonly ImmutableArray<string> HookKeys =
        ["uses", "script", "points", "capabilities", "enabled", "when", "stage", "before", "after", "timeout", "onError", "settings", "tools"];

    public static readonly ImmutableArray<string> WhenKeys =
        ["projects", "repositories", "archs", "packages", "recipes", "vmTypes"];

    public static readonly ImmutableArray<string> ToolsKeys = ["provider", "repository", "packages", "arch", "keepPackages"];

    private readonly NodeBinder _binder = new(bag);

    public HooksFile File(ConfigNode root)
    {
        var file = new HooksFile();
        foreach (var member in _binder.Members("the file", root))
        {
            file = member.Name switch
            {
                "$schema" => file with { Schema = _binder.Text(member) },
                "projects" => file with { Projects = _binder.TextList(member) },
                "policy" => file with { Policy = new PolicyBinder(bag).Policies(member) },
                "hooks" => file with { Hooks = Hooks(member) },
                _ => Unknown(file, member, "the file", FileKeys),
            };
        }

        return file;
    }

    private Dictionary<string, HookOptions> Hooks(ConfigMember hooks)
    {
        var bound = new Dictionary<string, HookOptions>(StringComparer.Ordinal);
        foreach (var member in _binder.Members("\"hooks\"", hooks.Value))
        {
            if (!HookNames.IsId(member.Name))
            {
                bag.Error(
                    DiagnosticCodes.BadValue,
                    member.NamePoint.Location,
                    $"the hook \"{ConfigNode.Printable(member.Name)}\"",
                    AnId);
            }

            bound[member.Name] = Hook(member);
        }

        return bound;
    }

    public HookOptions Hook(ConfigMember hook)
    {
        var options = new HookOptions();
        foreach (var member in _binder.Members($"hook \"{ConfigNode.Printable(hook.Name)}\"", hook.Value))
        {
            options = member.Name switch
            {
                "uses" => options with
                {
                    Uses = _binder.Text(member, HookNames.IsUses, "\"plugin\" or \"plugin/hook\""),
                },
                "script" => options with
                {
                    Script = _binder.Text(member, HookNames.IsScript, "a path of plain names that ends with .csx"),
                },
                "points" => options with { Points = _binder.TextList(member, HookNames.IsPoint, "pre-chroot, post-build or cleanup") },
                "capabilities" => options with
                {
                    Capabilities = _binder.TextList(member, PolicyNames.IsCapability, PolicyNames.ACapability),
                },
                "enabled" => options with { Enabled = _binder.Switch(member) },
                "when" => options with { When = When(member) },
                "stage" => options with { Stage = _binder.Choice(member, OptionNames.Stage, OptionNames.Stages) },
                "before" => options with { Before = Ids(member) },
                "after" => options with { After = Ids(member) },
                "timeout" => options with { Timeout = _binder.Time(member) },
                "onError" => options with { OnError = _binder.Choice(member, OptionNames.Policy, OptionNames.Policies) },
                "settings" => options with { Settings = Settings(member) },
                "tools" => options with { Tools = Tools(member) },
                _ => Unknown(options, member, $"hook \"{ConfigNode.Printable(hook.Name)}\"", HookKeys),
            };
        }

        return options;
    }

    private WhenOptions When(ConfigMember when)
    {
        var options = new WhenOptions();
        foreach (var member in _binder.Members("\"when\"", when.Value))
        {
            options = member.Name switch
            {
                "projects" => options with { Projects = _binder.TextList(member) },
                "repositories" => options with { Repositories = _binder.TextList(member) },
                "archs" => options with { Archs = _binder.TextList(member) },
                "packages" => options with { Packages = _binder.TextList(member) },
                "recipes" => options with { Recipes = _binder.TextList(member) },
                "vmTypes" => options with { VmTypes = _binder.TextList(member) },
                _ => Unknown(options, member, "\"when\"", WhenKeys),
            };
        }

        return options;
    }

    private ToolsOptions Tools(ConfigMember tools)
    {
        var options = new ToolsOptions();
        foreach (var member in _binder.Members("\"tools\"", tools.Value))
        {
            options = member.Name switch
            {
                "provider" => options with { Provider = _binder.Choice(member, ToolsNames.Provider, ToolsNames.Providers.AsSpan()) },
                "repository" => options with { Repository = _binder.TextList(member) },
                "packages" => options with { Packages = _binder.TextList(member) },
                "arch" => options with { Arch = _binder.Text(member) },
                "keepPackages" => options with { KeepPackages = _binder.Switch(member) },
                _ => Unknown(options, member, "\"tools\"", ToolsKeys),
            };
        }

        return options;
    }

    private ConfigNode? Settings(ConfigMember member) =>
        _binder.Is(member, ConfigNodeKind.Object, "an object") ? member.Value : null;

    private ImmutableArray<string> Ids(ConfigMember member) =>
        _binder.TextList(member, HookNames.IsId, AnId);

    private T Unknown<T>(T options, ConfigMember member, string owner, ImmutableArray<string> known)
    {
        _binder.Unknown(member, owner, known);
        return options;
    }
}
