using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>The grammar of hook and plugin names. The patterns are for the schema; the methods are what the engine runs.</summary>
internal static class HookNames
{
    public const string IdPattern = "^[a-z][a-z0-9-]{0,63}$";
    public const string UsesPattern = "^[a-z][a-z0-9-]{0,63}(/[a-z][a-z0-9-]{0,63})?$";

    /// <summary>A path of plain names, the last of which ends with <c>.csx</c>.</summary>
    public const string ScriptPattern = "^([A-Za-z0-9_][A-Za-z0-9._+-]*/)*[A-Za-z0-9_][A-Za-z0-9._+-]*\\.csx$";

    public const string PointPattern = "^(pre-chroot|post-build|cleanup)$";

    public static bool IsScript(string text)
    {
        if (!text.EndsWith(".csx", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var range in text.AsSpan().Split('/'))
        {
            var name = text.AsSpan(range);
            if (name.IsEmpty || !(char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_') || !IsPlain(name))
            {
                return false;
            }
        }

        return !text.EndsWith("/.csx", StringComparison.Ordinal);
    }

    public static bool IsPoint(string text) => text is "pre-chroot" or "post-build" or "cleanup";

    public static bool IsId(string text) => PluginNames.IsId(text);

    /// <summary><c>plugin</c> or <c>plugin/hook</c>.</summary>
    public static bool IsUses(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? IsId(text) : IsId(text[..slash]) && IsId(text[(slash + 1)..]);
    }

    private static bool IsPlain(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '+' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
