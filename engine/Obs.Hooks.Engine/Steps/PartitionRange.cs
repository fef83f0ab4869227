using System.Globalization;

namespace Obs.Hooks.Engine.Steps;

/// <summary>Where a partition is on its disk.</summary>
/// <param name="Start">Its first sector, of 512 bytes whatever the disk's are, as everywhere in the kernel.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct PartitionRange(ulong Start, ulong Length)
{
    public const int SectorSize = 512;

    /// <summary>Of what a build says.</summary>
    /// <exception cref="IOException">These are no numbers, or not those of a partition on a disk of this size.</exception>
    public static PartitionRange Parse(string start, string length, ulong diskSectors)
    {
        if (!ulong.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !ulong.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw new IOException("a partition's start and length are numbers of sectors");
        }

        // Its first sector is the partition table's. Compared without adding, which could overflow.
        return first == 0 || count == 0 || first >= diskSectors || count > diskSectors - first
            ? throw new IOException(FormattableString.Invariant($"a partition from {first} of {count} sectors is not on a disk of {diskSectors}"))
            : new PartitionRange(first, count);
    }

    public bool Overlaps(PartitionRange other) => Start < other.Start + other.Length && other.Start < Start + Length;
}
