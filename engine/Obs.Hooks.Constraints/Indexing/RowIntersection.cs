using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>The bits that several rows have in common.</summary>
internal static class RowIntersection
{
    /// <summary>Writes it to <paramref name="result"/>, which has room for a whole row and may be any of the rows.</summary>
    public static void Write(BitRows rows, ReadOnlySpan<int> numbers, Span<ulong> result)
    {
        if (numbers.IsEmpty || result.Length < rows.Stride)
        {
            throw new ArgumentException("no rows, or no room for the result");
        }

        ref var first = ref rows.First;
        for (var at = 0; at < rows.Stride; at += BitRows.WordsPerBlock)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                WriteBlock512(ref Unsafe.Add(ref first, at), rows.Stride, numbers, ref result[at]);
            }
            else
            {
                WriteHalfBlock256(ref Unsafe.Add(ref first, at), rows.Stride, numbers, ref result[at]);
                const int half = BitRows.WordsPerBlock / 2;
                WriteHalfBlock256(ref Unsafe.Add(ref first, at + half), rows.Stride, numbers, ref result[at + half]);
            }
        }
    }

    private static void WriteBlock512(ref ulong block, int stride, ReadOnlySpan<int> numbers, ref ulong result)
    {
        ref var row = ref Unsafe.Add(ref block, numbers[0] * stride);
        var a = Vector512.LoadUnsafe(ref row);
        var b = Vector512.LoadUnsafe(ref row, 8);
        var c = Vector512.LoadUnsafe(ref row, 16);
        var d = Vector512.LoadUnsafe(ref row, 24);
        foreach (var number in numbers[1..])
        {
            row = ref Unsafe.Add(ref block, number * stride);
            a &= Vector512.LoadUnsafe(ref row);
            b &= Vector512.LoadUnsafe(ref row, 8);
            c &= Vector512.LoadUnsafe(ref row, 16);
            d &= Vector512.LoadUnsafe(ref row, 24);
        }

        a.StoreUnsafe(ref result);
        b.StoreUnsafe(ref result, 8);
        c.StoreUnsafe(ref result, 16);
        d.StoreUnsafe(ref result, 24);
    }

    private static void WriteHalfBlock256(ref ulong block, int stride, ReadOnlySpan<int> numbers, ref ulong result)
    {
        ref var row = ref Unsafe.Add(ref block, numbers[0] * stride);
        var a = Vector256.LoadUnsafe(ref row);
        var b = Vector256.LoadUnsafe(ref row, 4);
        var c = Vector256.LoadUnsafe(ref row, 8);
        var d = Vector256.LoadUnsafe(ref row, 12);
        foreach (var number in numbers[1..])
        {
            row = ref Unsafe.Add(ref block, number * stride);
            a &= Vector256.LoadUnsafe(ref row);
            b &= Vector256.LoadUnsafe(ref row, 4);
            c &= Vector256.LoadUnsafe(ref row, 8);
            d &= Vector256.LoadUnsafe(ref row, 12);
        }

        a.StoreUnsafe(ref result);
        b.StoreUnsafe(ref result, 4);
        c.StoreUnsafe(ref result, 8);
        d.StoreUnsafe(ref result, 12);
    }
}
