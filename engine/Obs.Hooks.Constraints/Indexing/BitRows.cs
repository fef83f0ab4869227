using System.Runtime.InteropServices;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>
/// Rows of bits of one length in one block of memory. A row starts at a multiple of 64 bytes and has whole blocks of
/// <see cref="WordsPerBlock"/> words, so that vector code needs neither a tail nor two cache lines for one load.
/// </summary>
internal sealed class BitRows
{
    /// <summary>Words of 64 bits that vector code takes at a time: four vectors of 512 bits.</summary>
    public const int WordsPerBlock = 32;

    private const int WordsPerLine = 8;

    private ulong[] _memory = [];
    private int _start;
    private int _capacity;

    public int Count { get; private set; }

    /// <summary>Words from one row to the next.</summary>
    public int Stride { get; private set; } = WordsPerBlock;

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)_memory.Length * sizeof(ulong);

    /// <summary>The first word of the first row. Valid until a row is added or made longer.</summary>
    public ref ulong First => ref _memory[_start];

    public static int StrideFor(int bits) =>
        Math.Max(1, (bits + (64 * WordsPerBlock) - 1) / (64 * WordsPerBlock)) * WordsPerBlock;

    public int OffsetOf(int row) => row * Stride;

    public Span<ulong> Row(int row) => _memory.AsSpan(_start + OffsetOf(row), Stride);

    public bool Get(int row, int bit) => (_memory[_start + OffsetOf(row) + (bit >> 6)] >> bit & 1) != 0;

    public void Set(int row, int bit, bool value)
    {
        ref var word = ref _memory[_start + OffsetOf(row) + (bit >> 6)];
        var mask = 1UL << bit;
        word = value ? word | mask : word & ~mask;
    }

    public void Flip(int row, int bit) => _memory[_start + OffsetOf(row) + (bit >> 6)] ^= 1UL << bit;

    /// <summary>Adds a row of zeros.</summary>
    public int Add()
    {
        if (Count == _capacity)
        {
            Resize(Math.Max(8, _capacity * 2), Stride);
        }

        return Count++;
    }

    /// <summary>Makes room for more bits in each row.</summary>
    public void Widen(int bits)
    {
        if (StrideFor(bits) is var stride && stride > Stride)
        {
            Resize(_capacity, stride);
        }
    }

    private void Resize(int capacity, int stride)
    {
        if ((long)capacity * stride > Array.MaxLength - WordsPerLine)
        {
            throw new InvalidOperationException($"{capacity} conditions for {stride * 64} workers are more than one index can hold");
        }

        // Pinned, for an aligned start must stay one.
        var memory = GC.AllocateArray<ulong>((capacity * stride) + WordsPerLine, pinned: true);
        var start = StartOfLine(memory);
        for (var row = 0; row < Count; row++)
        {
            Row(row).CopyTo(memory.AsSpan(start + (row * stride)));
        }

        (_memory, _start, _capacity, Stride) = (memory, start, capacity, stride);
    }

    private static int StartOfLine(ulong[] memory)
    {
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) / sizeof(ulong) % WordsPerLine);
        return (WordsPerLine - misaligned) % WordsPerLine;
    }
}
