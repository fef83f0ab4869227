using System.Text;
using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Results;

/// <summary>File names of results.</summary>
internal static class ResultName
{
    public const string RpmLintLog = "rpmlint.log";

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Names that OBS gives a meaning of their own: written by bs_worker (<c>meta</c>, <c>logfile</c>), steering it
    /// (<c>same_result_marker</c>), or kept by the server beside the results (<c>reason</c>, <c>status</c>, <c>history</c>).
    /// </summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "meta", "logfile", "same_result_marker", "reason", "status", "history",
    };

    /// <summary>What the server takes for a package and rejects the whole job for when it is none.</summary>
    private static readonly string[] s_packageSuffixes =
        [".rpm", ".deb", ".udeb", ".ddeb", ".apk", ".pkg.tar.gz", ".pkg.tar.xz", ".pkg.tar.zst", ".dsc"];

    /// <summary>What is expected in place of this name, or null when it is right.</summary>
    public static string? ProblemOf(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 255
            || name.Contains('/', StringComparison.Ordinal)
            || EffectText.HasControlCharacters(name))
        {
            return "a file name without directory and control characters";
        }

        // '.': .kiwitree. '_': _statistics, _buildenv, _ccache.tar, _generated_buildreqs, _blob… ':': the server's own.
        if (name[0] is '.' or '_' or ':' or '-')
        {
            return "a name that begins with none of . _ : -";
        }

        return s_reserved.Contains(name) || name.EndsWith(".obsbinlnk", StringComparison.Ordinal)
            ? "a name that OBS does not use itself"
            : null;
    }

    public static bool IsPackage(string name) =>
        Array.Exists(s_packageSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>A name as the build left it.</summary>
    /// <exception cref="Diagnostics.EngineException">It is not UTF-8.</exception>
    public static string Decode(byte[] nullTerminated, string directory)
    {
        try
        {
            return s_strict.GetString(nullTerminated, 0, nullTerminated.Length - 1);
        }
        catch (DecoderFallbackException)
        {
            throw ResultsError.Unsafe($"{directory} contains a name that is not UTF-8");
        }
    }
}
