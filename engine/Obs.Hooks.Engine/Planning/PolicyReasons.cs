using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Planning;

/// <summary>What a script asked for and what it got, for <c>plan --explain</c> and <c>explain</c>.</summary>
internal static class PolicyReasons
{
    public static void AddTo(List<string> reasons, ResolvedHook hook)
    {
        if (hook.Policy is not { } policy)
        {
            return;
        }

        var asked = hook.Manifest.Capabilities;
        var denied = asked & ~hook.Capabilities;
        reasons.Add($"{hook.Code.Description}, trusted as {NameOf(hook.Trust)}");
        reasons.Add(asked == HookCapabilities.None
            ? "asks for nothing: it looks, judges and warns"
            : denied == HookCapabilities.None
            ? $"asks for {PolicyNames.Describe(asked)}, granted by {policy.Rule("capabilities")}"
            : $"asks for {PolicyNames.Describe(asked)}, gets {PolicyNames.Describe(hook.Capabilities)}: {PolicyNames.Describe(denied)} denied by {policy.Rule("capabilities")}");
        if (hook.Timeout < hook.WantedTimeout)
        {
            reasons.Add($"timeout {Durations.Limit(hook.WantedTimeout)} cut to {Durations.Limit(hook.Timeout)} by {policy.Rule("timeout")}");
        }
    }

    public static string NameOf(TrustClass trust) => trust switch
    {
        TrustClass.Host => "host",
        TrustClass.Project => "project",
        _ => "package",
    };
}
