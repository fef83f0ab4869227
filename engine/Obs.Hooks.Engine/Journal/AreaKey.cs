using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Journal;

/// <summary>The name of the job area that belongs to a build root: readable, safe in file names, unique.</summary>
internal static class AreaKey
{
    private const int ReadableLength = 48;

    /// <summary>A dash and 16 digits.</summary>
    private const int HashLength = 17;

    /// <summary>For <c>/var/cache/obs/worker/root_1</c>: <c>var-cache-obs-worker-root_1-</c> and 16 digits.</summary>
    public static string Of(string areaDirectory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(areaDirectory));
        var readable = new StringBuilder(ReadableLength);
        foreach (var c in path.AsSpan(Math.Max(1, path.Length - ReadableLength)))
        {
            readable.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '-');
        }

        return $"{readable}-{Hash(path).ToString("x16", CultureInfo.InvariantCulture)}";
    }

    public static bool IsValid(string key) =>
        key.Length is >= HashLength and <= ReadableLength + HashLength
        && key.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") < 0;

    /// <summary>FNV-1a. Not SHA-256: its first use starts OpenSSL (9 ms), and nobody gains from a collision here.</summary>
    private static ulong Hash(string path)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return hash;
    }
}
