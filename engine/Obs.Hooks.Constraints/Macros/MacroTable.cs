namespace Obs.Hooks.Constraints.Macros;

/// <summary>
/// The macros that are defined at one point of a document. Bodies and parameters are kept apart because OBS does: a tag such as
/// <c>Name:</c> gives a new body to a macro whose parameters stay.
/// </summary>
internal sealed class MacroTable
{
    private readonly Dictionary<string, string?> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    public MacroTable(IEnumerable<string> definitions)
    {
        foreach (var definition in definitions)
        {
            if (MacroDefinition.TryReadLine(definition) is { } macro)
            {
                Define(macro);
            }
        }
    }

    public bool Has(string name) => _bodies.ContainsKey(name);

    /// <summary>The body; null also for a macro that is there without one.</summary>
    public string? Body(string name) => _bodies.GetValueOrDefault(name);

    /// <summary>The options of a macro with arguments, null for a plain one.</summary>
    public string? Parameters(string name) => _parameters.GetValueOrDefault(name);

    public void Define(MacroDefinition macro)
    {
        if (macro.Parameters is { } parameters)
        {
            _parameters[macro.Name] = parameters;
        }
        else
        {
            _parameters.Remove(macro.Name);
        }

        _bodies[macro.Name] = macro.Body;
    }

    public void SetBody(string name, string? body) => _bodies[name] = body;

    /// <summary>Exchanges the arguments of one macro call for those of another.</summary>
    public void Exchange(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> fresh)
    {
        foreach (var name in old.Keys)
        {
            _bodies.Remove(name);
        }

        foreach (var (name, body) in fresh)
        {
            _bodies[name] = body;
        }
    }
}
