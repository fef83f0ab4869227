namespace Obs.Hooks.Engine.Plugins;

/// <summary>Names that the SDK writes and the engine reads.</summary>
internal static class PluginNames
{
    public const string ManifestFile = "plugin.json";

    public const string ContractAssembly = "Obs.Hooks.Abstractions";

    public const string IdGrammar = "lower-case letters, digits and dashes, starting with a letter";

    /// <summary>Whether this may name a plugin or a hook: <see cref="IdGrammar"/>, at most 64 characters.</summary>
    public static bool IsId(string text)
    {
        if (text.Length is 0 or > 64 || !char.IsAsciiLetterLower(text[0]))
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
}
