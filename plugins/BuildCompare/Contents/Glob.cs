using System.IO.Enumeration;

namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>Patterns of paths in which * also matches slashes, as in a shell's case.</summary>
internal static class Glob
{
    public static bool MatchesAny(string path, ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }
}
