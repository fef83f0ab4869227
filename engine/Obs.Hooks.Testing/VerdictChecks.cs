using System.Reflection;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Testing;

/// <summary>The engine's first checks of a verdict, without a job behind it.</summary>
internal static class VerdictChecks
{
    public static Verdict Check(object hook, HookPoint point, Verdict? verdict)
    {
        var attribute = hook.GetType().GetCustomAttribute<HookAttribute>()
            ?? throw new HookContractException($"{hook.GetType()} has no [Hook(\"id\")]");
        switch (verdict)
        {
            case null:
                throw new HookContractException($"hook '{attribute.Id}' returned no verdict at {point}");
            case Verdict.Unchanged when point != HookPoint.PostBuild || !attribute.Capabilities.HasFlag(HookCapabilities.Unchanged):
                throw new HookContractException($"hook '{attribute.Id}' may not say Unchanged at {point}: it needs IPostBuildHook and HookCapabilities.Unchanged");
            case Verdict.Ok ok:
                foreach (var effect in ok.Effects)
                {
                    CheckEffect(attribute, point, effect);
                }

                break;
        }

        return verdict;
    }

    private static void CheckEffect(HookAttribute attribute, HookPoint point, Effect effect)
    {
        if (effect is Warn)
        {
            return;
        }

        if (effect.Point != point)
        {
            throw new HookContractException($"hook '{attribute.Id}' asks for {effect.GetType().Name} at {point}; it is for {effect.Point}");
        }

        if (!attribute.Capabilities.HasFlag(effect.Capability))
        {
            throw new HookContractException($"hook '{attribute.Id}' asks for {effect.GetType().Name} but does not declare HookCapabilities.{effect.Capability}");
        }
    }
}
