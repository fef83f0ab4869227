namespace Obs.Hooks;

/// <summary>
/// Declares one setting of a hook. Settings that are not declared are errors with a "did you mean" when
/// hooks.json is read; declared ones are in the plugin's manifest and in <c>obs-hooks explain</c>.
/// </summary>
/// <param name="name">The key below <c>settings</c>, in camelCase.</param>
/// <param name="kind">The JSON type of the value.</param>
/// <param name="summary">One sentence: meaning, unit, default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HookSettingAttribute(string name, SettingKind kind, string summary) : Attribute
{
    /// <summary>The key below <c>settings</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The JSON type of the value.</summary>
    public SettingKind Kind { get; } = kind;

    /// <summary>Meaning, unit and default, in one sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>Whether the hook cannot work without it.</summary>
    public bool Required { get; init; }
}
