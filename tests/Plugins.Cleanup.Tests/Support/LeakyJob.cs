using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.Cleanup.Mounts;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>A job whose build leaves things behind; takes away what a failed test left, without ever entering a mount.</summary>
internal sealed class LeakyJob : IDisposable
{
    private readonly List<int> _started = [];
    private readonly List<Action> _undo = [];
    private readonly TemporaryDirectory _beside = new();

    /// <summary>The harness.</summary>
    public HookHarness Harness { get; } = new();

    /// <summary>The build root.</summary>
    public string Root => Harness.Job.Build().BuildRoot;

    /// <summary>A directory outside the build root: the host's.</summary>
    public string Host => _beside.FullPath;

    /// <summary>The cgroup of the build, as the engine would tell it.</summary>
    public string Cgroup { get; set; } = "";

    /// <summary>Directories the engine mounted for hooks.</summary>
    public Dictionary<string, string> EngineMounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs the hook before the build.</summary>
    public async Task BeforeBuildAsync() =>
        (await Harness.BeforeBuildAsync(new CleanupHook())).Should().BeOfType<Verdict.Ok>();

    /// <summary>Runs the hook after the build.</summary>
    public Task<Verdict> CleanUpAsync() => Harness.CleanUpAsync(
        new CleanupHook(),
        Harness.Cleanup() with { BuildCgroup = Cgroup, Mounts = ImmutableDictionary.CreateRange(StringComparer.Ordinal, EngineMounts) });

    /// <summary>Runs a script with <c>$R</c> as the build root and <c>$H</c> as a directory of the host.</summary>
    public string Sh(string script) => Shell.Run($"R=$1; H=$2; {script}", Root, Host);

    /// <summary>Starts a process that lives on; see <see cref="Shell.StartDaemon"/>.</summary>
    /// <returns>Its pid.</returns>
    public int Start(string script)
    {
        var pid = Shell.StartDaemon($"R=$1; H=$2; {script}", Root, Host);
        _started.Add(pid);
        return pid;
    }

    /// <summary>Puts sleep(1) and what it needs into the build root.</summary>
    public void InstallSleep() => Sh(
        """
        mkdir -p $R/bin
        cp /bin/sleep $R/bin/sleep
        ldd /bin/sleep | grep -o '/[^ ]*' | while read -r f; do mkdir -p "$R${f%/*}"; cp -L "$f" "$R$f"; done
        """);

    /// <summary>What is mounted below a directory, decoded.</summary>
    public static List<string> MountsBelow(string directory) => MountTable.Read()
        .Select(mount => Encoding.Latin1.GetString(mount.MountPoint))
        .Where(point => point.StartsWith(directory + "/", StringComparison.Ordinal))
        .ToList();

    /// <summary>Whether a process is gone or waits for its parent to take note of that.</summary>
    public static bool HasEnded(int pid) => ProcessStatus.Read(pid) is null or { HasEnded: true };

    /// <summary>Does something when the test is over, the last one first.</summary>
    public void Undo(Action action) => _undo.Insert(0, action);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pid in _started)
        {
            using var process = Libc.OpenProcess(pid);
            _ = Libc.Kill(process);
            if (process.IsOpen)
            {
                _ = Libc.Poll(process, Libc.PollIn, -1);
            }
        }

        _undo.ForEach(action => action());
        foreach (var directory in new[] { Root, Host })
        {
            foreach (var mount in Enumerable.Reverse(MountTable.Read()))
            {
                if (Encoding.Latin1.GetString(mount.MountPoint).StartsWith(directory, StringComparison.Ordinal))
                {
                    _ = Libc.Unmount(Bytes.Terminated(mount.MountPoint), Libc.DetachMount);
                }
            }

            File.ReadAllText("/proc/self/mountinfo").Should().NotContain(directory, "nothing may be deleted through a mount");
            Shell.Run("chattr -R -f -ia \"$1\" || true; rm -rf --one-file-system \"$1\"; mkdir \"$1\"", directory);
        }

        Harness.Dispose();
        _beside.Dispose();
    }
}
