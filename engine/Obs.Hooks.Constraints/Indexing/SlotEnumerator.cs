using System.Numerics;

namespace Obs.Hooks.Constraints.Indexing;

/// <summary>Goes through the slots that two sets have in common, in ascending order.</summary>
public ref struct SlotEnumerator
{
    private readonly ReadOnlySpan<ulong> _left;
    private readonly ReadOnlySpan<ulong> _right;
    private int _word = -1;
    private ulong _rest;

    internal SlotEnumerator(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        _left = left[..Math.Min(left.Length, right.Length)];
        _right = right[.._left.Length];
    }

    /// <summary>The slot.</summary>
    public int Current { get; private set; }

    /// <summary>This, so that <c>foreach</c> takes an intersection.</summary>
    /// <returns>This.</returns>
    public readonly SlotEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next slot.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (_rest == 0)
        {
            if (++_word >= _left.Length)
            {
                return false;
            }

            _rest = _left[_word] & _right[_word];
        }

        Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}
