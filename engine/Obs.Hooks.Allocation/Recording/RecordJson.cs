using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>What writer and reader of a record have in common.</summary>
internal static class RecordJson
{
    /// <summary>Of the format; a reader refuses others.</summary>
    public const int Version = 1;

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The digest of all inputs so far, from that before this line and this line's inputs.</summary>
    public static string Chain(string before, ReadOnlySpan<byte> input)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        hash.AppendData(input);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
