using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>Names a tree by its files' names, kinds, modes, sizes, times and link contents; their content is not read.</summary>
internal static class TreeDigest
{
    public static string Of(string directory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in TreeWalk.Entries(directory).OrderBy(static e => e.FullName, StringComparer.Ordinal))
        {
            var size = entry is FileInfo { LinkTarget: null } file ? file.Length : 0;
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.FullName[directory.Length..]}\0{(int)entry.UnixFileMode}\0{size}\0{entry.LastWriteTimeUtc.Ticks}\0{entry.LinkTarget}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
