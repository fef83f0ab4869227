using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>The grammar of hook and plugin names. The patterns are for the schema; the methods are what the engine runs.</summary>
internal static class HookNames
{
    public const string IdPattern = "^[a-z][a-z0-9-]{0,63}$";
    public const string UsesPattern = "^[a-z][a-z0-9-]{0,63}(/[a-z][a-z0-9-]{0,63})?$";

    public static bool IsId(string text) => PluginNames.IsId(text);

    /// <summary><c>plugin</c> or <c>plugin/hook</c>.</summary>
    public static bool IsUses(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? IsId(text) : IsId(text[..slash]) && IsId(text[(slash + 1)..]);
    }
}
