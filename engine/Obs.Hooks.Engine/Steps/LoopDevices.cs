using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// The loop devices of one sandbox and their partitions, with their nodes in its <c>/dev</c>. All names and numbers are what a hostile
/// build says. Nothing is ever given back before the sandbox is gone.
/// </summary>
/// <param name="user">Whom the sandbox belongs to.</param>
/// <param name="devices">The sandbox's <c>/dev</c>.</param>
/// <param name="journal">The job's.</param>
internal sealed class LoopDevices(uint user, DirectoryHandle devices, JobJournal journal) : IDisposable
{
    private const int MostLoops = 32;
    private const int MostPartitions = 64;
    private const uint LastPartition = 128; // of a GPT as everybody makes it
    private const uint OwnersOnly = 0x180;

    private readonly List<LoopDevice> _loops = [];
    private readonly List<LoopPartition> _partitions = [];

    /// <summary>Attaches a regular file.</summary>
    /// <returns>The device's name, for example <c>loop3</c>.</returns>
    public string Attach(SafeFileHandle file, bool readOnly, string blockSize)
    {
        if (_loops.Count >= MostLoops)
        {
            throw new IOException(FormattableString.Invariant($"a build has at most {MostLoops} loop devices, those it gave back included"));
        }

        if (blockSize is not ("0" or "512" or "1024" or "2048" or "4096"))
        {
            throw new IOException($"no block size: {blockSize}");
        }

        var loop = LoopDevice.Attach(file, readOnly, uint.Parse(blockSize, CultureInfo.InvariantCulture), journal);
        _loops.Add(loop);
        MakeNode(loop.Name, loop.Device);
        return loop.Name;
    }

    /// <summary>Adds a partition. Asked for the same again it stays; it cannot be changed.</summary>
    /// <param name="disk">The loop device's name.</param>
    /// <param name="number">The partition's.</param>
    /// <param name="start">Its first sector of 512 bytes.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>The partition's name, for example <c>loop3p1</c>.</returns>
    public string Partition(string disk, string number, string start, string length)
    {
        var loop = _loops.Find(l => l.Name == disk) ?? throw Unknown(disk);
        if (!uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) || which is 0 or > LastPartition)
        {
            throw new IOException(FormattableString.Invariant($"a partition's number is one from 1 to {LastPartition}"));
        }

        var range = PartitionRange.Parse(start, length, loop.Size() / PartitionRange.SectorSize);
        var others = _partitions.FindAll(p => p.Disk == loop);
        if (others.Find(p => p.Number == which) is { } same)
        {
            return same.Range == range ? same.Name : throw new IOException($"{same.Name} stays where it is until the build is over");
        }

        if (others.Find(p => p.Range.Overlaps(range)) is { } other)
        {
            throw new IOException(FormattableString.Invariant($"partition {which} overlaps {other.Name}"));
        }

        if (_partitions.Count >= MostPartitions)
        {
            throw new IOException(FormattableString.Invariant($"a build has at most {MostPartitions} partitions, those it gave back included"));
        }

        var partition = LoopPartition.Add(loop, which, range, journal);
        _partitions.Add(partition);
        MakeNode(partition.Name, partition.Device);
        return partition.Name;
    }

    /// <summary>
    /// Writes what the kernel still has of it, its partitions included. That is all of giving it back: see <see cref="LoopDevice"/>.
    /// </summary>
    public void Flush(string name)
    {
        var loop = _loops.Find(l => l.Name == name) ?? throw Unknown(name);
        foreach (var partition in _partitions.FindAll(p => p.Disk == loop))
        {
            partition.Flush();
        }

        loop.Flush();
    }

    /// <summary>Path of a device on the host.</summary>
    public string PathOf(string name) =>
        _loops.Exists(l => l.Name == name) || _partitions.Exists(p => p.Name == name) ? $"/dev/{name}" : throw Unknown(name);

    public void Dispose()
    {
        foreach (var partition in _partitions)
        {
            partition.Dispose();
        }

        foreach (var loop in _loops)
        {
            loop.Dispose();
        }
    }

    private void MakeNode(string name, ulong device) => DeviceNodes.Make(devices.Handle, name, Libc.BlockDevice | OwnersOnly, device, user);

    private static IOException Unknown(string name) => new($"{name} is no loop device of this build");
}
