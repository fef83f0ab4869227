using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Kernel;

/// <summary>
/// Named network namespaces: files of <c>ip netns</c> (ip-netns(8)) on which a namespace is mounted. One is removed when
/// it appeared during the job, a process of the job that was still alive was in it, and no process is in it now.
/// Namespaces without a name, and the interfaces in them, end with their processes.
/// </summary>
/// <param name="baseline">What was there before the build.</param>
/// <param name="known">The job's processes that were still alive after the build.</param>
/// <param name="oneJobPerHost">Whether what appeared during the job can only be the job's.</param>
/// <param name="report">The report.</param>
internal sealed class NetworkNamespaces(Baseline baseline, JobProcesses known, bool oneJobPerHost, LeakReport report)
{
    private static ReadOnlySpan<byte> Directory => "/run/netns"u8;

    /// <summary>Names of all.</summary>
    public static List<byte[]> List() => DirectoryNames.List(Directory);

    /// <summary>Removes the job's and reports others that appeared.</summary>
    public void Remove()
    {
        Span<byte> buffer = stackalloc byte[512];
        foreach (var entry in List())
        {
            var name = (ReadOnlySpan<byte>)entry;
            if (!baseline.IsNew(BaselineKind.NetworkNamespace, name))
            {
                continue;
            }

            var path = new PathBuilder(buffer).Append(Directory).Append("/"u8).Append(name).Path;
            _ = Libc.Stat(Libc.CurrentDirectory, path, Libc.AtNoFollow, out var status);
            if ((!oneJobPerHost && !known.UsedNetworkNamespace(status.Inode)) || HasProcesses(status.Inode))
            {
                report.AddForeign(LeakKind.NetworkNamespace, Printable.Bytes(name));
                continue;
            }

            // As "ip netns del" does; the mount is detached, since its only other users are open files.
            var error = Libc.Unmount(path, Libc.DetachMount);
            if ((error is 0 or Errno.Invalid) && Libc.Unlink(path) == 0)
            {
                report.AddRemoved(LeakKind.NetworkNamespace, Printable.Bytes(name));
            }
            else
            {
                report.AddLeft(LeakKind.NetworkNamespace, Printable.Bytes(name));
            }
        }
    }

    private static bool HasProcesses(ulong inode)
    {
        Span<byte> buffer = stackalloc byte[64];
        foreach (var pid in ProcessScanner.Processes())
        {
            if (NamespaceLink.Inode(new PathBuilder(buffer).Append("/proc/"u8).Append(pid).Append("/ns/net"u8).Path) == inode)
            {
                return true;
            }
        }

        return false;
    }
}
