namespace Obs.Hooks.Constraints.Prjconf;

/// <summary>The definitions that a configuration hands on to recipes, in the order in which they take effect.</summary>
internal sealed class DefinitionList
{
    private const string Keyword = "%define ";

    private readonly List<string> _definitions;

    public DefinitionList(string arch) =>
        _definitions = [.. StandardMacros.Definitions, $"{Keyword}_target_cpu {arch}", $"{Keyword}_target_os linux"];

    public IReadOnlyList<string> All => _definitions;

    public void Add(string nameAndBody) => _definitions.Add(Keyword + nameAndBody);

    /// <summary>Adds a block of macros: one on each line that starts with a percent sign, continued by a backslash.</summary>
    public void AddBlock(string block)
    {
        foreach (var line in PerlLines.Split(block))
        {
            if (_definitions[^1].EndsWith('\\'))
            {
                // Even that of a definition from elsewhere.
                _definitions[^1] = $"{_definitions[^1][..^1]}\n{line}";
            }
            else
            {
                _definitions.Add(line.StartsWith('%') ? Keyword + line[1..] : line);
            }
        }
    }
}
