using System.Globalization;
using System.Numerics;
using System.Text;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>A journal line with a right length and checksum around anything; written independently of the engine.</summary>
internal static class JournalLine
{
    public static byte[] Of(byte[] json)
    {
        var crc = ~json.Aggregate(~0u, static (sum, b) => BitOperations.Crc32C(sum, b));
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{json.Length:x8} {crc:x8} ");
        return [.. Encoding.ASCII.GetBytes(prefix), .. json, (byte)'\n'];
    }
}
