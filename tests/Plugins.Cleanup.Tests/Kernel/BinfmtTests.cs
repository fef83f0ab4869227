using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Kernel;

/// <summary>
/// In a user namespace that has a binfmt_misc of its own (Linux 6.7; older kernels refuse, there only the test in a
/// guest covers it), so nothing is ever registered with this machine.
/// </summary>
[Collection(HostCollection.Name)]
public sealed class BinfmtTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void CleanUp_EntriesOfTheEngine_OnlyThisJobsAreRemoved()
    {
        var work = Directory.CreateDirectory(Path.Combine(_job.Host, "jobs", "key1", "cleanup")).FullName;
        var output = Shell.Run(
            """
            exec unshare --user --map-root-user --mount sh -euc '
                if ! mount -t binfmt_misc none /proc/sys/fs/binfmt_misc; then uname -r; exit 0; fi
                register() { printf ":$1:E::$1::$2:" > /proc/sys/fs/binfmt_misc/register; }
                register obs-hooks-key0-old /bin/true
                dotnet "$3" before "$1" "$2"
                register obs-hooks-key1-qemu /bin/true
                register obs-hooks-key2-other /bin/true
                register obs-hooks-key12-other /bin/true
                register obs-hooks-key3-inside "$1/qemu"
                register obs-hooks-key4-neighbour "${1}2/qemu"
                register qemu-of-the-build /usr/bin/qemu
                dotnet "$3" after "$1" "$2"
                ls /proc/sys/fs/binfmt_misc' sh "$@"
            """,
            _job.Root, work, RunnerProgram.Path);

        if (Version.TryParse(output.Split('-')[0], out var kernel))
        {
            kernel.Should().BeLessThan(new Version(6, 7), "newer kernels have one binfmt_misc per user namespace");
            return;
        }

        output.Split('\n').SkipWhile(line => !line.StartsWith("info: ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("verdict: ", StringComparison.Ordinal))
            .Should().Equal(
                "info: removed what the build left: 2 binfmt entries",
                $"warning: the build left 2 binfmt entries (removed): obs-hooks-key1-qemu (/bin/true), obs-hooks-key3-inside ({_job.Root}/qemu)",
                "warning: 1 binfmt entry left alone, not certainly of this job: qemu-of-the-build (/usr/bin/qemu)",
                "obs-hooks-key0-old",
                "obs-hooks-key12-other",
                "obs-hooks-key2-other",
                "obs-hooks-key4-neighbour",
                "qemu-of-the-build",
                "register",
                "status");
    }
}
