namespace Obs.Hooks.Engine.Configuration;

/// <summary>The grammar of hook and plugin names. The patterns are for the schema; the methods are what the engine runs.</summary>
internal static class HookNames
{
    public const int MaxLength = 64;
    public const string IdPattern = "^[a-z][a-z0-9-]{0,63}$";
    public const string UsesPattern = "^[a-z][a-z0-9-]{0,63}(/[a-z][a-z0-9-]{0,63})?$";

    public static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>plugin</c> or <c>plugin/hook</c>.</summary>
    public static bool IsUses(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? IsId(text) : IsId(text[..slash]) && IsId(text[(slash + 1)..]);
    }
}
