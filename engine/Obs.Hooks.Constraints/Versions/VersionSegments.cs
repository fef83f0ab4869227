namespace Obs.Hooks.Constraints.Versions;

/// <summary>Compares epochs, versions or releases, run of digits by run of letters; all else only separates.</summary>
internal static class VersionSegments
{
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    /// <param name="rightHasEpoch">Whether the version on the right has an epoch, which shows only in texts of several lines.</param>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool rightHasEpoch = false)
    {
        if (left.SequenceEqual(right))
        {
            return 0;
        }

        var (leftLines, rightLines) = (LengthWithLines(left), LengthWithLines(right));
        while (true)
        {
            var length = left.Length + right.Length;
            left = SkipSeparators(left);
            right = SkipSeparators(right);
            var skipped = left.Length + right.Length < length;
            var (rank, rightRank) = (Rank(left), Rank(right));
            if (rank >= SegmentRank.Letters && rightRank >= SegmentRank.Letters
                && (left.Length >= leftLines || right.Length >= rightLines))
            {
                return CompareLines(left.Length >= leftLines, right.Length >= rightLines, rightHasEpoch && !skipped);
            }

            var difference = rank - rightRank;
            if (difference != 0)
            {
                return Math.Sign(difference);
            }

            switch (rank)
            {
                case SegmentRank.End:
                    return 0;
                case SegmentRank.Tilde or SegmentRank.Caret:
                    left = left[1..];
                    right = right[1..];
                    continue;
            }

            var leftRun = Run(left, rank);
            var rightRun = Run(right, rank);
            var order = rank == SegmentRank.Digits ? CompareDigits(leftRun, rightRun) : leftRun.SequenceCompareTo(rightRun);
            if (order != 0)
            {
                return Math.Sign(order);
            }

            left = left[leftRun.Length..];
            right = right[rightRun.Length..];
        }
    }

    /// <summary>
    /// OBS's patterns end at a line feed. Where one fails, Perl goes on with what an earlier one found: nothing, the epoch on the
    /// right, or the other side of this very comparison.
    /// </summary>
    private static int CompareLines(bool leftHasMore, bool rightHasMore, bool usesEpoch) =>
        leftHasMore && !(rightHasMore && usesEpoch) ? -1 : 0;

    /// <summary>As long as this much of a text is left, it has a line feed before its end.</summary>
    private static int LengthWithLines(ReadOnlySpan<char> text) =>
        (text.IsEmpty ? -1 : text[..^1].LastIndexOf('\n')) is var feed && feed < 0 ? int.MaxValue : text.Length - feed;

    /// <summary>What comes next decides before its value: <c>~</c> is less than the end, digits are more than letters.</summary>
    private static SegmentRank Rank(ReadOnlySpan<char> text) =>
        text.IsEmpty ? SegmentRank.End
        : text[0] == '~' ? SegmentRank.Tilde
        : text[0] == '^' ? SegmentRank.Caret
        : char.IsAsciiDigit(text[0]) ? SegmentRank.Digits
        : SegmentRank.Letters;

    private static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && !char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('~' or '^'))
        {
            at++;
        }

        return text[at..];
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text, SegmentRank rank)
    {
        var end = 0;
        while (end < text.Length && (rank == SegmentRank.Digits ? char.IsAsciiDigit(text[end]) : char.IsAsciiLetter(text[end])))
        {
            end++;
        }

        return text[..end];
    }

    private static int CompareDigits(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length - right.Length : left.SequenceCompareTo(right);
    }
}
