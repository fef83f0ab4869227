using System.Runtime.InteropServices;
using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Guest;

/// <summary>Makes the root file system of the guest: this machine's tools and .NET runtime, and the runner.</summary>
internal static class GuestImage
{
    private static readonly string[] _modules =
        ["drivers/md/dm-mod.ko", "drivers/block/loop.ko", "fs/binfmt_misc.ko"];

    private static readonly string[] _tools =
    [
        "sh", "cat", "cut", "dmsetup", "ls", "losetup", "mkdir", "mkfs.ext4", "mount", "perl", "rm", "setsid", "sfdisk",
        "sleep", "sort", "truncate", "unshare",
    ];

    /// <summary>Makes it.</summary>
    /// <param name="directory">An empty directory for its files.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Path of the finished initramfs.</returns>
    public static string Build(string directory, GuestKernel kernel)
    {
        var root = Path.Combine(directory, "root");
        Shell.Run("mkdir -p $1/bin $1/modules $1/proc $1/sys $1/dev $1/tmp $1/runner", root);
        foreach (var module in _modules)
        {
            File.Copy(Path.Combine(kernel.Modules, module), Path.Combine(root, "modules", Path.GetFileName(module)));
        }

        foreach (var tool in _tools)
        {
            Shell.Run("cp -L \"$(command -v $2)\" $1/bin/", root, tool);
        }

        CopyRuntime(root);
        foreach (var file in new[] { "cleanup-runner.dll", "cleanup-runner.deps.json", "cleanup-runner.runtimeconfig.json", "Cleanup.dll", "Obs.Hooks.Abstractions.dll", "Obs.Hooks.Testing.dll" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(root, "runner", file));
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Guest", "init.sh"), Path.Combine(root, "init"));
        return Shell.Run(
            """
            chmod 755 $1/init
            find $1/bin $1/dotnet -type f \( -perm -100 -o -name '*.so' \) -exec ldd {} + 2>/dev/null |
                grep -o '/[^ ]*' | grep -v ':$' | sort -u |
                while read -r f; do case $f in $1/*) ;; *) mkdir -p "$1${f%/*}"; cp -L "$f" "$1$f";; esac; done
            cd $1; find . | cpio --quiet -o -H newc > $1.cpio; echo $1.cpio
            """,
            root);
    }

    private static void CopyRuntime(string root)
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "../../.."));
        Shell.Run(
            """
            mkdir -p $1/dotnet/shared/Microsoft.NETCore.App $1/dotnet/host/fxr
            cp -L $2/dotnet $1/dotnet/
            cp -rL $3 $1/dotnet/shared/Microsoft.NETCore.App/
            cp -rL "$(ls -d $2/host/fxr/* | sort -V | tail -n 1)" $1/dotnet/host/fxr/
            """,
            root, dotnet, runtime);
    }
}
