using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Mounts;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Devices;

/// <summary>Detaches the job's loop devices, what is stacked on them first.</summary>
/// <param name="area">The job's area.</param>
/// <param name="baseline">What was there before the build.</param>
/// <param name="oneJobPerHost">Whether what appeared during the job can only be the job's.</param>
/// <param name="report">The report.</param>
internal sealed class LoopRemover(JobArea area, Baseline baseline, bool oneJobPerHost, LeakReport report)
{
    private const uint ClearDescriptor = 0x4C01;
    private const int SettleMilliseconds = 300;
    private const int SettleStep = 5;

    private readonly DeviceMapperRemover _mapper = new(report);
    private readonly SortedSet<string> _foreign = new(StringComparer.Ordinal);
    private AreaMount? _areaMount;

    /// <summary>Detaches them.</summary>
    public Removal Remove()
    {
        var removed = 0;
        var left = 0;
        ReachableFileSystems? reachable = null;
        _foreign.Clear();
        foreach (var device in LoopDevices.List())
        {
            if (device.IsBound ? IsOfJob(device) : HasNewPartitions(device))
            {
                var isGone = Remove(device);
                removed += isGone ? 1 : 0;
                left += isGone ? 0 : 1;
            }
            else if (device.IsBound && baseline.IsNew(BaselineKind.LoopDevice, device.Name))
            {
                removed += RemoveLost(device, ref reachable) ? 1 : 0;
            }
        }

        return new Removal(removed, left);
    }

    /// <summary>Reports what is still there.</summary>
    public void ReportLeft()
    {
        _mapper.ReportLeft();
        foreach (var device in LoopDevices.List())
        {
            if (device.IsBound && IsOfJob(device))
            {
                report.AddLeft(LeakKind.LoopDevice, Describe(device) + ": in use, goes away with its last user");
            }

            foreach (var partition in device.IsBound ? [] : device.Partitions())
            {
                if (!baseline.IsKnown)
                {
                    report.AddForeign(LeakKind.Partition, Printable.Bytes(partition) + " of a detached loop device");
                }
                else if (baseline.IsNew(BaselineKind.Partition, partition))
                {
                    report.AddLeft(LeakKind.Partition, Printable.Bytes(partition));
                }
            }
        }
    }

    /// <summary>Reports what nobody seems to own.</summary>
    public void ReportForeign()
    {
        foreach (var device in _foreign)
        {
            report.AddForeign(LeakKind.LoopDevice, device);
        }
    }

    private bool IsOfJob(LoopDevice device) =>
        area.Contains(device.BackingFile)
        || IsInAreasMount(device);

    private bool IsInAreasMount(LoopDevice device)
    {
        _areaMount ??= new AreaMount(area);
        if (!_areaMount.Contains(device.BackingFile))
        {
            return false;
        }

        using var node = device.Open();
        return node.IsOpen
            && LoopDevice.BackingFileSystem(node, out var fileSystem) == 0
            && fileSystem == _areaMount.FileSystem;
    }

    /// <summary>
    /// Detaches a new device that nobody uses and whose file nobody can get at: its file system was mounted in a namespace that has
    /// ended, and the path the kernel gives is one inside that file system. What only seems so is noted for <see cref="ReportForeign"/>.
    /// </summary>
    /// <returns>Whether it is gone.</returns>
    private bool RemoveLost(LoopDevice device, ref ReachableFileSystems? reachable)
    {
        string fileSystem;
        using (var node = device.Open())
        {
            // A file in memory never had a mount.
            if (!node.IsOpen || device.BackingFile.StartsWith("/memfd:"u8) || LoopDevice.BackingFileSystem(node, out fileSystem) != 0)
            {
                return false;
            }
        }

        reachable ??= ReachableFileSystems.Look();
        if (reachable.Contains(fileSystem) || reachable.Contains(device.Number))
        {
            return false;
        }

        if (!oneJobPerHost && !reachable.IsComplete(fileSystem))
        {
            _foreign.Add(Describe(device));
            return false;
        }

        // Exclusively, until it is gone: nobody mounts it meanwhile. Only now, since whoever wants to would fail.
        using (var node = device.Open(exclusively: true))
        {
            if (!node.IsOpen || !IsStillBound(device) || LoopDevice.BackingFileSystem(node, out var now) != 0 || now != fileSystem)
            {
                return false;
            }

            RemovePartitions(device, node);
            if (Libc.Control(node, ClearDescriptor) != 0)
            {
                return false;
            }
        }

        return IsDetached(device);
    }

    private bool HasNewPartitions(LoopDevice device) =>
        device.Partitions().Exists(partition => baseline.IsNew(BaselineKind.Partition, partition));

    private bool Remove(LoopDevice device)
    {
        using (var node = device.Open())
        {
            if (!node.IsOpen)
            {
                return false;
            }

            _mapper.RemoveHolders(device.Name);

            // Without a backing file only dead partitions are removed, and only while nobody else binds the device.
            if (device.IsBound || LoopDevice.BackingFileSystem(node, out _) == Errno.NoDeviceOrAddress)
            {
                RemovePartitions(device, node);
            }

            if (!device.IsBound)
            {
                return !HasNewPartitions(device);
            }

            if (Libc.Control(node, ClearDescriptor) != 0)
            {
                return false;
            }
        }

        return IsDetached(device);
    }

    private bool IsDetached(LoopDevice device)
    {
        // On a busy device the request succeeds too and only means "when its last user is gone" (autoclear).
        var isBound = IsStillBound(device);
        for (var waited = 0; isBound && waited < SettleMilliseconds; waited += SettleStep)
        {
            Thread.Sleep(SettleStep);
            isBound = IsStillBound(device);
        }

        if (!isBound)
        {
            report.AddRemoved(LeakKind.LoopDevice, Describe(device));
        }

        return !isBound;
    }

    private void RemovePartitions(LoopDevice device, Descriptor node)
    {
        foreach (var partition in device.Partitions())
        {
            var name = (ReadOnlySpan<byte>)partition;
            _mapper.RemoveHolders(device.Name, name);
            if (device.IsBound || baseline.IsNew(BaselineKind.Partition, name))
            {
                var number = Bytes.Number(name[(device.Name.Length + 1)..]);
                if (number > 0 && Libc.DeletePartition(node, (int)number) == 0)
                {
                    report.AddRemoved(LeakKind.Partition, Printable.Bytes(name));
                }
            }
        }
    }

    private static bool IsStillBound(LoopDevice device) => KernelFile.Read(
        new PathBuilder(stackalloc byte[64]).Append("/sys/block/"u8).Append(device.Name).Append("/loop/backing_file"u8).Path)
        .AsSpan().TrimEnd((byte)'\n').SequenceEqual(device.BackingFile);

    private static string Describe(LoopDevice device) => $"{Printable.Bytes(device.Name)} on {Printable.Bytes(device.BackingFile)}";
}
