using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Templates;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Finds the plugin's hook behind a configured one and checks the configuration against it.</summary>
internal sealed class HookResolver(
    IReadOnlyList<InstalledPlugin> plugins, SettingsTemplates templates, Lazy<ScriptPolicy> policy, DiagnosticBag bag)
{
    /// <returns>Null when there is no such hook. Other errors do not keep it from being ordered and shown.</returns>
    public ResolvedHook? Resolve(ConfiguredHook hook) => Resolve(hook, out _);

    /// <param name="hook">The hook.</param>
    /// <param name="leftOut">Why policy leaves a script out; null otherwise.</param>
    /// <returns>Null when there is no such hook. Other errors do not keep it from being ordered and shown.</returns>
    public ResolvedHook? Resolve(ConfiguredHook hook, out string? leftOut)
    {
        leftOut = null;
        var found = hook.Options.Script is null ? ResolvePlugin(hook) : new ScriptResolver(policy, bag).Resolve(hook, out leftOut);
        if (found is null)
        {
            return null;
        }

        var typed = found with { Configured = FlagValues.Typed(hook, found.Manifest) };
        CheckSettings(typed.Configured, typed.Manifest);
        ToolsSpecs.Check(hook, templates, bag);
        CheckPolicy(hook);
        WarnOfStage(hook, typed.Manifest);
        return typed;
    }

    /// <summary>The first plugin of that name: earlier plugin directories hide later ones.</summary>
    public bool IsInstalled(string pluginId) => Find(pluginId) is not null;

    private ResolvedHook? ResolvePlugin(ConfiguredHook hook)
    {
        foreach (var key in (ReadOnlySpan<string>)["points", "capabilities"])
        {
            if (hook.Node.Find(key) is { } node)
            {
                bag.Error(
                    DiagnosticCodes.KeyWithoutScript, node.Location, $"\"{key}\" of hook \"{hook.Id}\", which is a plugin's", "a script's hook", "remove it");
            }
        }

        // Plugins run as root in the engine: only the host switches them on.
        if (hook.Mentions[0].Text.Trust != TrustClass.Host)
        {
            bag.Error(
                DiagnosticCodes.NotTrustedEnough,
                hook.Mentions[0].Location,
                $"hook \"{hook.Id}\" without \"script\" in a file that is not the host's",
                "\"script\": \"NAME.csx\"",
                "name a script; plugins are switched on by the administrator of the workers, in hooks.json");
            return null;
        }

        return FindPlugin(hook) is { } plugin && FindHook(hook, plugin) is { } manifest
            ? new ResolvedHook(hook, new PluginCode(plugin), manifest)
            : null;
    }

    private InstalledPlugin? Find(string id)
    {
        foreach (var plugin in plugins)
        {
            if (string.Equals(plugin.Manifest.Id, id, StringComparison.Ordinal))
            {
                return plugin;
            }
        }

        return null;
    }

    private InstalledPlugin? FindPlugin(ConfiguredHook hook)
    {
        var plugin = Find(hook.PluginId);
        if (plugin is null)
        {
            bag.Error(
                DiagnosticCodes.UnknownPlugin,
                hook.LocationOf("uses"),
                $"hook \"{hook.Id}\" uses the plugin \"{hook.PluginId}\"",
                "an installed plugin",
                plugins.Count == 0
                    ? "no plugin is installed in the plugin directories"
                    : DidYouMean.Fix(hook.PluginId, plugins.Select(static p => p.Manifest.Id)));
        }
        else if (plugin.Refusal is { } refusal)
        {
            bag.Error(
                refusal.Code,
                hook.LocationOf("uses"),
                $"hook \"{hook.Id}\" uses the plugin \"{hook.PluginId}\", which is refused ({refusal.Location}: {refusal.Found})",
                refusal.Expected,
                refusal.Fix);
            return null;
        }

        return plugin;
    }

    private HookManifest? FindHook(ConfiguredHook hook, InstalledPlugin plugin)
    {
        var hooks = plugin.Manifest.Hooks;
        var wanted = hook.PluginHookId;
        if (wanted is null && hooks.Length == 1)
        {
            return hooks[0];
        }

        foreach (var manifest in hooks)
        {
            if (string.Equals(manifest.Id, wanted ?? hook.PluginId, StringComparison.Ordinal))
            {
                return manifest;
            }
        }

        var choices = hooks.Select(h => $"{plugin.Manifest.Id}/{h.Id}");
        bag.Error(
            DiagnosticCodes.UnknownPluginHook,
            hook.LocationOf("uses"),
            wanted is null
                ? $"hook \"{hook.Id}\" does not say which hook of \"{hook.PluginId}\" it uses"
                : $"the plugin \"{hook.PluginId}\" has no hook \"{wanted}\"",
            "\"uses\": \"plugin/hook\"",
            wanted is null ? $"known are {string.Join(", ", choices)}" : DidYouMean.Fix($"{hook.PluginId}/{wanted}", choices));
        return null;
    }

    private void CheckSettings(ConfiguredHook hook, HookManifest manifest)
    {
        var settings = hook.Options.Settings;
        foreach (var member in settings?.Members ?? [])
        {
            CheckSetting(hook, manifest, member);
        }

        foreach (var setting in manifest.Settings)
        {
            if (setting.Required && settings?.Find(setting.Name) is null or { Kind: ConfigNodeKind.Null })
            {
                bag.Error(
                    DiagnosticCodes.MissingSetting,
                    hook.LocationOf("settings"),
                    $"hook \"{hook.Id}\" has no setting \"{setting.Name}\"",
                    SettingKinds.Describe(setting.Kind),
                    setting.Summary);
            }
        }
    }

    private void CheckSetting(ConfiguredHook hook, HookManifest manifest, ConfigMember member)
    {
        foreach (var setting in manifest.Settings)
        {
            if (!string.Equals(setting.Name, member.Name, StringComparison.Ordinal))
            {
                continue;
            }

            if (SettingKinds.Fits(member.Value, setting.Kind))
            {
                templates.Check(member.Value, bag);
                return;
            }

            bag.Error(
                DiagnosticCodes.WrongSetting,
                member.Value.Location,
                $"the setting \"{member.Name}\" of hook \"{hook.Id}\" is {member.Value.Describe()}",
                SettingKinds.Describe(setting.Kind),
                setting.Summary);
            return;
        }

        bag.Error(
            DiagnosticCodes.UnknownSetting,
            member.NamePoint.Location,
            $"unknown setting \"{ConfigNode.Printable(member.Name)}\" of hook \"{hook.Id}\"",
            manifest.Settings.IsEmpty ? "no settings: this hook has none" : "a setting the plugin declares",
            DidYouMean.Fix(member.Name, manifest.Settings.Select(static s => s.Name)));
    }

    /// <summary>Only who owns the host may call it bad: a bad host takes work away from everybody.</summary>
    private void CheckPolicy(ConfiguredHook hook)
    {
        if (hook.Options.OnError != ErrorPolicy.BadHost || hook.Node.Find("onError") is not { Trust: not TrustClass.Host } node)
        {
            return;
        }

        bag.Error(
            DiagnosticCodes.NotTrustedEnough, node.Location, "\"badhost\" outside the host's own files", "\"fail\" or \"warn\"");
    }

    private void WarnOfStage(ConfiguredHook hook, HookManifest manifest)
    {
        if (hook.Options.Stage is not null && !ManifestPoints.Contains(manifest, HookPoint.PostBuild))
        {
            bag.Warning(
                DiagnosticCodes.StageWithoutPostBuild,
                hook.LocationOf("stage"),
                $"a stage for hook \"{hook.Id}\", which does not run at post-build",
                "no stage",
                "remove it");
        }
    }
}
