using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>Here-documents of a Dockerfile's <c>RUN</c>.</summary>
internal static class HereDocument
{
    /// <summary>The word that ends the document of a <c>RUN &lt;&lt;WORD</c>; null if there is none.</summary>
    /// <param name="argument">What follows <c>RUN</c>, unquoted.</param>
    public static string? Delimiter(string argument)
    {
        var comment = argument.IndexOf('#', StringComparison.Ordinal);
        argument = comment < 0 ? argument : argument[..comment];
        if (!argument.StartsWith("<<", StringComparison.Ordinal))
        {
            return null;
        }

        var end = argument.AsSpan().IndexOfAny(PerlBlanks.All);
        var word = argument[2..(end < 0 ? argument.Length : end)];
        return word.Length == 0 ? null : word;
    }

    public static bool IsEnd(string line, string delimiter) =>
        line.StartsWith(delimiter, StringComparison.Ordinal)
        && (line.Length == delimiter.Length || PerlBlanks.Is(line[delimiter.Length]));
}
