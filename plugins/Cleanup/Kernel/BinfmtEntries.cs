using System.Text;
using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Reporting;

namespace Obs.Hooks.Plugins.Cleanup.Kernel;

/// <summary>
/// Interpreters for foreign programs (kernel, Documentation/admin-guide/binfmt-misc.rst). Host-wide: an entry of another
/// job must stay, and a build in a chroot registers paths that mean nothing on the host. So only the engine's own are
/// removed, and of those only what is certainly this job's.
/// </summary>
/// <param name="area">The job's area.</param>
/// <param name="workDirectory">The hook's work directory: one of its components is the key of the job.</param>
/// <param name="baseline">What was there before the build.</param>
/// <param name="report">The report.</param>
internal sealed class BinfmtEntries(JobArea area, string workDirectory, Baseline baseline, LeakReport report)
{
    private static ReadOnlySpan<byte> Directory => "/proc/sys/fs/binfmt_misc"u8;

    private static ReadOnlySpan<byte> EnginePrefix => "obs-hooks-"u8;

    /// <summary>Names of all entries.</summary>
    public static List<byte[]> List()
    {
        var names = DirectoryNames.List(Directory);
        names.RemoveAll(name => name.AsSpan().SequenceEqual("register"u8) || name.AsSpan().SequenceEqual("status"u8));
        return names;
    }

    /// <summary>Removes the job's and reports others that appeared.</summary>
    public void Remove()
    {
        foreach (var entry in List())
        {
            var name = (ReadOnlySpan<byte>)entry;
            var interpreter = Interpreter(name);
            if (name.StartsWith(EnginePrefix) && (area.Contains(interpreter) || CarriesKey(name[EnginePrefix.Length..])))
            {
                Remove(name, interpreter);
            }
            else if (!name.StartsWith(EnginePrefix) && baseline.IsNew(BaselineKind.Binfmt, name))
            {
                report.AddForeign(LeakKind.Binfmt, Describe(name, interpreter));
            }
        }
    }

    private static byte[] PathOf(ReadOnlySpan<byte> name) =>
        Bytes.Terminated(new PathBuilder(stackalloc byte[256]).Append(Directory).Append("/"u8).Append(name).Path);

    private static byte[] Interpreter(ReadOnlySpan<byte> name)
    {
        var path = PathOf(name);
        var lines = (ReadOnlySpan<byte>)KernelFile.Read(path);
        while (!lines.IsEmpty)
        {
            var line = Bytes.Next(ref lines, (byte)'\n');
            if (line.StartsWith("interpreter "u8))
            {
                return line["interpreter ".Length..].ToArray();
            }
        }

        return [];
    }

    private static string Describe(ReadOnlySpan<byte> name, ReadOnlySpan<byte> interpreter) =>
        $"{Printable.Bytes(name)} ({Printable.Bytes(interpreter)})";

    private bool CarriesKey(ReadOnlySpan<byte> name)
    {
        foreach (var component in workDirectory.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = Encoding.UTF8.GetBytes(component + "-");
            if (key.Length > 1 && name.StartsWith(key))
            {
                return true;
            }
        }

        return false;
    }

    private void Remove(ReadOnlySpan<byte> name, ReadOnlySpan<byte> interpreter)
    {
        var error = KernelFile.Write(PathOf(name), "-1"u8);
        if (error == 0)
        {
            report.AddRemoved(LeakKind.Binfmt, Describe(name, interpreter));
        }
        else
        {
            report.AddLeft(LeakKind.Binfmt, $"{Describe(name, interpreter)}: {Errno.Text(error)}");
        }
    }
}
