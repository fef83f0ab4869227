namespace Obs.Hooks.Constraints.Macros;

/// <summary>A macro as written: <c>name body</c> or <c>name(options) body</c>.</summary>
/// <param name="Name">Letters, digits and underscores.</param>
/// <param name="Parameters">The options it takes, as for getopt; null if it takes no arguments.</param>
/// <param name="Body">What it stands for.</param>
internal sealed record MacroDefinition(string Name, string? Parameters, string Body)
{
    private const string LineKeyword = "%define";

    /// <summary>Reads what follows <c>%define</c>.</summary>
    /// <returns>The macro, or null if there is no name.</returns>
    public static MacroDefinition? TryRead(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(PerlBlanks.All);
        var length = Names.Length(rest);
        if (length == 0)
        {
            return null;
        }

        var name = rest[..length].ToString();
        rest = rest[length..];
        string? parameters = null;
        if (rest.StartsWith("(") && rest.IndexOf(')') is var end and > 0)
        {
            parameters = rest[1..end].ToString();
            rest = rest[(end + 1)..];
        }

        rest = rest.TrimStart(PerlBlanks.All);
        return new MacroDefinition(name, parameters, (rest.EndsWith("\n") ? rest[..^1] : rest).ToString());
    }

    /// <summary>Reads a whole <c>%define</c> line; what else a list of definitions may hold is not one.</summary>
    public static MacroDefinition? TryReadLine(string line) =>
        line.StartsWith(LineKeyword, StringComparison.Ordinal) ? TryRead(line.AsSpan(LineKeyword.Length)) : null;
}
