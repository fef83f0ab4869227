namespace Obs.Hooks.Plugins.Rpmlint;

/// <summary>Names of findings: rpmlint's, and this hook's own.</summary>
internal static class RpmlintCodes
{
    /// <summary>A package that rpmlint cannot or must not be given.</summary>
    public const string Unreadable = "unreadable-package";

    /// <summary>A line of the package's rpmlintrc without effect.</summary>
    public const string BadRule = "rpmlintrc-not-understood";

    /// <summary>Whether a text can be one: they are words like <c>use-tmp-in-%post</c>.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= 200 && text.All(static c => c is > ' ' and <= '~' and not ('"' or '\'' or '\\'));
}
