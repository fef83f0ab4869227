using System.Numerics;

namespace Obs.Hooks;

/// <summary>A set of workers, by their index in a snapshot: one bit each, so that sets of thousands are met and counted at once.</summary>
/// <param name="words">Worker <c>w</c> is bit <c>w % 64</c> of word <c>w / 64</c>.</param>
public readonly ref struct WorkerSet(ReadOnlySpan<ulong> words)
{
    private const int WordBits = 64;

    /// <summary>The bits.</summary>
    public ReadOnlySpan<ulong> Words { get; } = words;

    /// <summary>How many workers are in it.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in Words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether there is any worker in it.</summary>
    public bool Any => Words.ContainsAnyExcept(0UL);

    /// <summary>The number of words for so many workers.</summary>
    /// <param name="workers">The number of workers.</param>
    /// <returns>The number of words.</returns>
    public static int WordsFor(int workers) => (workers + WordBits - 1) / WordBits;

    /// <summary>Whether a worker is in it.</summary>
    /// <param name="worker">Its index.</param>
    /// <returns>False as well for an index that no worker has.</returns>
    public bool Contains(int worker) =>
        (uint)worker / WordBits < (uint)Words.Length && (Words[worker / WordBits] >> (worker % WordBits) & 1) != 0;

    /// <summary>How many workers are in both sets.</summary>
    /// <param name="other">A set of the same snapshot.</param>
    /// <returns>Their number.</returns>
    public int CountCommon(WorkerSet other)
    {
        var count = 0;
        for (var i = 0; i < Words.Length; i++)
        {
            count += BitOperations.PopCount(Words[i] & other.Words[i]);
        }

        return count;
    }

    /// <summary>Whether any worker is in both sets.</summary>
    /// <param name="other">A set of the same snapshot.</param>
    /// <returns>The same as <c>CountCommon(other) &gt; 0</c>, sooner.</returns>
    public bool Overlaps(WorkerSet other)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if ((Words[i] & other.Words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The workers that are in both sets, in ascending order.</summary>
    /// <param name="other">A set of the same snapshot.</param>
    /// <returns>Something to enumerate with <c>foreach</c>.</returns>
    public Enumerator Common(WorkerSet other) => new(Words, other.Words);

    /// <summary>The workers in ascending order.</summary>
    /// <returns>An enumerator.</returns>
    public Enumerator GetEnumerator() => new(Words, Words);

    /// <summary>Walks over the bits.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<ulong> _one;
        private readonly ReadOnlySpan<ulong> _other;
        private ulong _rest;
        private int _word;

        internal Enumerator(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
        {
            _one = one;
            _other = other;
            _word = -1;
            _rest = 0;
            Current = -1;
        }

        /// <summary>Index of a worker.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next worker.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= _one.Length)
                {
                    return false;
                }

                _rest = _one[_word] & _other[_word];
            }

            Current = (_word * WordBits) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }

        /// <summary>The same walk, for <c>foreach</c>.</summary>
        /// <returns>A copy of this.</returns>
        public readonly Enumerator GetEnumerator() => this;
    }
}
