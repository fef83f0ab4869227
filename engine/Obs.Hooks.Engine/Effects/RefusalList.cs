using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Effects;

/// <summary>Collects why a hook's effects are refused, so that its author sees all reasons at once.</summary>
internal sealed class RefusalList(PlannedHook hook)
{
    private readonly ImmutableArray<Diagnostic>.Builder _items = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly SourceLocation _location = new($"hook {hook.Id}");

    public bool IsEmpty => _items.Count == 0;

    public int Count => _items.Count;

    public void Add(string code, string found, string expected, string fix = "") =>
        _items.Add(new Diagnostic(code, DiagnosticSeverity.Error, _location, found, expected, fix));

    /// <summary>What every effect must satisfy, whatever it is.</summary>
    public bool CheckAllowed(Effect effect, HookPoint point)
    {
        if (effect is Hooks.Effects.Warn)
        {
            return true;
        }

        if (effect.Point != point)
        {
            Add(
                DiagnosticCodes.EffectNotAllowed,
                $"{effect.GetType().Name} at {point}",
                $"an effect of {point}",
                $"return it from the hook's {effect.Point} method");
            return false;
        }

        if ((hook.Capabilities & effect.Capability) != effect.Capability)
        {
            Add(
                DiagnosticCodes.EffectNotAllowed,
                $"{effect.GetType().Name} by a hook without the capability {effect.Capability}",
                $"only what the capabilities of the hook allow ({hook.Capabilities})",
                hook.Code is ScriptCode
                    ? $"add {PolicyNames.Describe(effect.Capability)} to the capabilities in the script's header"
                    : $"declare Capabilities = HookCapabilities.{effect.Capability} in its [Hook] attribute and allow it in hooks.json");
            return false;
        }

        return true;
    }

    public ImmutableArray<Diagnostic> ToImmutable() => _items.ToImmutable();
}
