using System.Numerics;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>Slots that can be looked at and intersected, one bit each: slot n is bit n % 64 of word n / 64.</summary>
public readonly ref struct SlotSpan
{
    internal SlotSpan(ReadOnlySpan<ulong> words) => Words = words;

    /// <summary>The bits.</summary>
    public ReadOnlySpan<ulong> Words { get; }

    /// <summary>Whether a slot is among these.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(int slot) =>
        (uint)(slot >> 6) < (uint)Words.Length && (Words[slot >> 6] >> slot & 1) != 0;

    /// <summary>How many there are.</summary>
    /// <returns>The number.</returns>
    public int Count()
    {
        var count = 0;
        foreach (var word in Words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many of these are among others.</summary>
    /// <param name="others">The others.</param>
    /// <returns>The number.</returns>
    public int CountIn(SlotSpan others)
    {
        var mine = Words[..Math.Min(Words.Length, others.Words.Length)];
        var theirs = others.Words[..mine.Length];
        var count = 0;
        for (var i = 0; i < mine.Length; i++)
        {
            count += BitOperations.PopCount(mine[i] & theirs[i]);
        }

        return count;
    }

    /// <summary>The lowest slot that is among others, too.</summary>
    /// <param name="others">The others.</param>
    /// <returns>The slot, or -1.</returns>
    public int FirstIn(SlotSpan others)
    {
        var mine = Words[..Math.Min(Words.Length, others.Words.Length)];
        var theirs = others.Words[..mine.Length];
        for (var i = 0; i < mine.Length; i++)
        {
            if ((mine[i] & theirs[i]) is var common and not 0)
            {
                return (i << 6) + BitOperations.TrailingZeroCount(common);
            }
        }

        return -1;
    }

    /// <summary>Those of these slots that are among others, too, in ascending order.</summary>
    /// <param name="others">The others.</param>
    /// <returns>What <c>foreach</c> takes.</returns>
    public SlotEnumerator In(SlotSpan others) => new(Words, others.Words);

    /// <summary>All slots in ascending order.</summary>
    /// <returns>What <c>foreach</c> uses.</returns>
    public SlotEnumerator GetEnumerator() => new(Words, Words);
}
