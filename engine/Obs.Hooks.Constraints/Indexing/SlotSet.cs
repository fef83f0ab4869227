using System.Runtime.CompilerServices;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>A set of worker slots that its owner changes, such as the idle workers of an architecture.</summary>
public sealed class SlotSet
{
    private ulong[] _words = new ulong[BitRows.WordsPerBlock];

    /// <summary>The slots, valid until the set changes.</summary>
    public SlotSpan Slots => new(_words);

    /// <summary>Puts a slot into the set.</summary>
    /// <param name="slot">The slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        if (slot >> 6 >= _words.Length)
        {
            Array.Resize(ref _words, Math.Max(BitRows.StrideFor(slot + 1), _words.Length * 2));
        }

        _words[slot >> 6] |= 1UL << slot;
    }

    /// <summary>Takes a slot out of the set, if it is there.</summary>
    /// <param name="slot">The slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Remove(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        if (slot >> 6 < _words.Length)
        {
            _words[slot >> 6] &= ~(1UL << slot);
        }
    }

    /// <summary>Whether a slot is in the set.</summary>
    /// <param name="slot">The slot.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(int slot) => Slots.Contains(slot);

    /// <summary>Empties the set.</summary>
    public void Clear() => Array.Clear(_words);

    /// <summary>Makes this the same set as another.</summary>
    /// <param name="slots">The slots of the other set.</param>
    public void CopyFrom(SlotSpan slots)
    {
        Clear();
        if (slots.Words.Length > _words.Length)
        {
            _words = new ulong[slots.Words.Length];
        }

        slots.Words.CopyTo(_words);
    }
}
