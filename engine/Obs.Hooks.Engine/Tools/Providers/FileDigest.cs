using System.Security.Cryptography;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>SHA-256 of whole files.</summary>
internal static class FileDigest
{
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
