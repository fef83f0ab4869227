using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>One number for all decisions of a round and their reasons: equal only if they are, bit for bit.</summary>
internal static class DecisionDigest
{
    public static string Of(AllocationResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (job, worker, reason) in result.Assignments)
        {
            Add(hash, job, worker, reason);
        }

        foreach (var (job, reason) in result.Waiting)
        {
            Add(hash, job, -1, reason);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, int job, int worker, AllocationReason reason)
    {
        var text = Encoding.UTF8.GetBytes(reason.Text);
        Span<byte> numbers = stackalloc byte[8 * sizeof(long)];
        ReadOnlySpan<long> values =
        [
            job, worker, (int)reason.Code, BitConverter.DoubleToInt64Bits(reason.Score), reason.Allowed, reason.Idle, reason.Building, text.Length,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(numbers[(i * sizeof(long))..], values[i]);
        }

        hash.AppendData(numbers);
        hash.AppendData(text);
    }
}
