using System.Text;
using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Processes;

/// <summary>The control group (version 2) in which the engine started the build. The engine made it and removes it.</summary>
/// <param name="path">Its directory.</param>
/// <param name="known">Where its processes are remembered.</param>
/// <param name="report">The report.</param>
internal sealed class BuildCgroup(string path, JobProcesses known, LeakReport report)
{
    private const int DeathMilliseconds = 5000;

    /// <summary>
    /// Kills all processes of the group and of those below it by one write to <c>cgroup.kill</c> (Linux 5.14; kernel,
    /// Documentation/admin-guide/cgroup-v2.rst) and waits until the kernel calls the group empty.
    /// </summary>
    /// <returns>
    /// Whether every process the build ever started is known to be gone: false without a group, when the engine itself is
    /// in it, when nothing ever ran in it, or when it does not get empty.
    /// </returns>
    public bool Empty()
    {
        if (path.Length == 0)
        {
            return false;
        }

        using var events = Libc.OpenAt(Libc.CurrentDirectory, File(path, "cgroup.events"), Libc.ReadOnly);
        if (!events.IsOpen)
        {
            return false;
        }

        if (IsEmpty())
        {
            return WasUsed();
        }

        var members = new List<string>();
        if (!Collect(path, members))
        {
            return false;
        }

        if (KernelFile.Write(File(path, "cgroup.kill"), "1"u8) != 0)
        {
            return false;
        }

        var deadline = Environment.TickCount64 + DeathMilliseconds;
        while (!IsEmpty())
        {
            var left = (int)(deadline - Environment.TickCount64);
            if (left <= 0)
            {
                members.ForEach(name => report.AddLeft(LeakKind.ContainedProcess, name));
                return false;
            }

            // The kernel wakes readers of cgroup.events when "populated" changes; never wait for that alone.
            _ = Libc.Poll(events, Libc.PollPriority, Math.Min(left, 50));
        }

        members.ForEach(name => report.AddRemoved(LeakKind.ContainedProcess, name));
        return true;
    }

    private bool Collect(string directory, List<string> members)
    {
        var lines = (ReadOnlySpan<byte>)KernelFile.Read(File(directory, "cgroup.procs"));
        while (!lines.IsEmpty)
        {
            var pid = (int)Bytes.Number(Bytes.Next(ref lines, (byte)'\n'));
            if (pid == Environment.ProcessId)
            {
                return false;
            }

            known.Add(pid, NamespaceLink.ForeignNetwork(pid));
            members.Add($"{Printable.Bytes(ProcessStatus.Read(pid)?.Command ?? "?"u8)} (pid {pid})");
        }

        foreach (var child in DirectoryNames.List(File(directory, "")))
        {
            // Files of the group are listed too: nothing can be read below those.
            if (!Collect($"{directory}/{Encoding.UTF8.GetString(child)}", members))
            {
                return false;
            }
        }

        return true;
    }

    // An empty group in which no time was spent proves nothing: the build may have failed to enter it.
    private bool WasUsed() =>
        KernelFile.Read(File(path, "cpu.stat")) is { } text
        && text.AsSpan().StartsWith("usage_usec "u8)
        && !text.AsSpan().StartsWith("usage_usec 0\n"u8);

    private bool IsEmpty() => KernelFile.Read(File(path, "cgroup.events")) is not { } text || text.AsSpan().IndexOf("populated 0"u8) >= 0;

    private static byte[] File(string directory, string name) => Bytes.Terminated(Encoding.UTF8.GetBytes($"{directory}/{name}"));
}
