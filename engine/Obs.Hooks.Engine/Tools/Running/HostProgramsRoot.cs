using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>
/// The host's own programs as a root: /usr, and of /etc only what programs need to start. No other file of the host is there.
/// </summary>
internal static class HostProgramsRoot
{
    private static readonly string[] Settings =
        ["alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "magic", "magic.mime", "mime.types", "passwd", "group", "perl", "python3", "python3.11", "rpm"];

    private static readonly string[] SystemDirectories = ["bin", "sbin", "lib", "lib64", "lib32", "libx32"];

    /// <param name="stage">Where it is put together, in a private mount namespace.</param>
    /// <param name="usr">A read-only copy of the mount of /usr.</param>
    public static void Build(string stage, SafeFileHandle usr)
    {
        if (Libc.Mount("tmpfs", stage, "tmpfs", Libc.MountNoSetUserId | Libc.MountNoDevices, "mode=0755,size=1m") != 0)
        {
            throw NativeException.Last($"cannot mount {stage}");
        }

        foreach (var name in (ReadOnlySpan<string>)["usr", "etc", "mnt", "tmp", "proc", "dev", "run", "sys", "var"])
        {
            Directory.CreateDirectory($"{stage}/{name}");
        }

        Libc.Attach(usr, $"{stage}/usr");
        foreach (var name in SystemDirectories)
        {
            var info = new DirectoryInfo($"/{name}");
            if (info.LinkTarget is { } content)
            {
                File.CreateSymbolicLink($"{stage}/{name}", content);
            }
            else if (info.Exists)
            {
                Attach($"/{name}", $"{stage}/{name}");
            }
        }

        foreach (var name in Settings)
        {
            Attach($"/etc/{name}", $"{stage}/etc/{name}");
        }
    }

    private static void Attach(string source, string target)
    {
        if (Directory.Exists(source))
        {
            Directory.CreateDirectory(target);
        }
        else if (File.Exists(source))
        {
            File.WriteAllBytes(target, []);
        }
        else
        {
            return;
        }

        using var mount = Libc.CloneReadOnly(source);
        Libc.Attach(mount, target);
    }
}
