using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Planning;

/// <summary>Finds the script behind a configured hook, and what policy makes of it.</summary>
internal sealed class ScriptResolver(Lazy<ScriptPolicy> policy, DiagnosticBag bag)
{
    /// <returns>Null after an error, or when policy leaves it out.</returns>
    /// <param name="hook">A hook with a script.</param>
    /// <param name="leftOut">Why policy leaves it out.</param>
    public ResolvedHook? Resolve(ConfiguredHook hook, out string? leftOut)
    {
        leftOut = null;
        if (hook.Node.Find("uses") is { } uses)
        {
            bag.Error(
                DiagnosticCodes.ScriptAndPlugin, uses.Location, $"hook \"{hook.Id}\" with \"uses\" and \"script\"", "one of them", "remove the other");
            return null;
        }

        if (Find(hook) is not { } source)
        {
            return null;
        }

        var rules = policy.Value;
        var trust = source.Origin.Trust;
        if (NotAllowed(source, rules) is { } refusal)
        {
            Deny(DiagnosticCodes.ScriptNotAllowed, rules, hook, refusal, out leftOut);
            return null;
        }

        if (NotPinned(source.Main, rules) is { } pin)
        {
            Deny(DiagnosticCodes.ScriptNotPinned, rules, hook, pin, out leftOut);
            return null;
        }

        if (ScriptManifests.Read(source, hook, bag) is not { } manifest)
        {
            return null;
        }

        if (trust == TrustClass.Host && hook.Options.Capabilities is not null)
        {
            rules = rules.WithGrant(manifest.Capabilities);
        }

        var denied = manifest.Capabilities & ~rules.Capabilities;
        if (denied != HookCapabilities.None)
        {
            var denial = new PolicyDenial(
                $"{hook.Id} wants to ask for {PolicyNames.Describe(denied)}", rules.Rule("capabilities"));
            if (Deny(DiagnosticCodes.DeniedByPolicy, rules, hook, denial, out leftOut))
            {
                return null;
            }
        }

        return new ResolvedHook(hook, new ScriptCode(WithPinnedCompanions(source, rules)), manifest) { Policy = rules };
    }

    private ScriptSource? Find(ConfiguredHook hook)
    {
        var location = hook.LocationOf("script");
        var before = bag.Count;
        if (hook.Shelf?.Find(hook.Options.Script!, bag) is { } source)
        {
            return source;
        }

        if (bag.Count == before)
        {
            bag.Error(
                DiagnosticCodes.UnknownScript,
                location,
                $"hook \"{hook.Id}\" names the script \"{ConfigNode.Printable(hook.Options.Script!)}\"",
                hook.Shelf is null ? "a layer that has scripts" : $"a script in {hook.Shelf.Description}",
                hook.Shelf is null ? "" : DidYouMean.Fix(hook.Options.Script!, hook.Shelf.Names));
        }

        return null;
    }

    private static PolicyDenial? NotAllowed(ScriptSource source, ScriptPolicy rules) => source.Origin.Trust switch
    {
        TrustClass.Project when !rules.ProjectScripts =>
            new PolicyDenial($"the script {source.Main.Name} of the project", rules.Rule("projectScripts")),
        TrustClass.Package when !rules.PackageScripts =>
            new PolicyDenial($"the script {source.Main.Name} of the package", rules.Rule("packageScripts")),
        _ => null,
    };

    private static PolicyDenial? NotPinned(ScriptFile file, ScriptPolicy rules) =>
        IsPinned(file, rules)
            ? null
            : new PolicyDenial($"{file.Name} with {PolicyNames.PinPrefix}{Sha256.HexOf(file.Utf8.Span)}", rules.Rule("pins"));

    /// <summary>What is loaded is part of the script: without a pin of its own it is not there.</summary>
    private static ScriptSource WithPinnedCompanions(ScriptSource source, ScriptPolicy rules) =>
        rules.Pins.IsEmpty ? source : source with { Companions = source.Companions.RemoveAll(f => !IsPinned(f, rules)) };

    private static bool IsPinned(ScriptFile file, ScriptPolicy rules) =>
        rules.Pins.IsEmpty || rules.Pins.Contains(PolicyNames.PinPrefix + Sha256.HexOf(file.Utf8.Span));

    /// <returns>Whether the hook does not run.</returns>
    private bool Deny(string code, ScriptPolicy rules, ConfiguredHook hook, PolicyDenial denial, out string? leftOut)
    {
        leftOut = null;
        var location = hook.LocationOf("script");
        var runsWithout = code == DiagnosticCodes.DeniedByPolicy;
        switch (rules.Denied)
        {
            case DeniedAction.Skip:
                leftOut = $"{denial} ({location})";
                return true;
            case DeniedAction.Warn:
                bag.Warning(code, location, denial.ToString(), "what policy grants", runsWithout ? "it runs without" : "it does not run");
                leftOut = runsWithout ? null : denial.ToString();
                return !runsWithout;
            default:
                bag.Error(code, location, denial.ToString(), "what policy grants", "ask the administrator of the workers, or do without");
                return true;
        }
    }
}
