using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Policy;

/// <summary>Between what a script asks for and what is applied.</summary>
internal static class PolicyGate
{
    /// <param name="hook">The hook; a plugin's passes.</param>
    /// <param name="workDirectory">Where files the engine took from the script are.</param>
    /// <param name="effects">What it asks for.</param>
    /// <param name="warn">Takes what goes on without.</param>
    /// <returns>What is left to be applied, and the verdict in place of Ok when policy wants one.</returns>
    public static (ImmutableArray<Effect> Effects, Verdict? Instead) Pass(
        PlannedHook hook, string workDirectory, ImmutableArray<Effect> effects, Action<string> warn)
    {
        if (hook.Policy is not { } policy)
        {
            return (effects, null);
        }

        var check = new EffectPolicy(policy, workDirectory);
        var denials = new List<PolicyDenial>();
        var allowed = ImmutableArray.CreateBuilder<Effect>(effects.Length);
        foreach (var effect in effects)
        {
            if (check.Check(effect) is { } denial)
            {
                denials.Add(denial);
            }
            else
            {
                allowed.Add(effect);
            }
        }

        if (denials.Count == 0)
        {
            return (effects, null);
        }

        var text = $"{DiagnosticCodes.DeniedByPolicy}: {string.Join("\n", denials)}";
        switch (policy.Denied)
        {
            case DeniedAction.Skip:
                return ([], new Verdict.Skipped(text));
            case DeniedAction.Warn:
                warn(text);
                return (allowed.ToImmutable(), null);
            default:
                return ([], new Verdict.ProjectFailure(text));
        }
    }
}
