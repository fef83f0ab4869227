using System.Globalization;
using Obs.Hooks.Plugins.Cleanup.Native;
using Obs.Hooks.Plugins.Cleanup.Processes;
using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Processes;

[Collection(HostCollection.Name)]
public sealed class ProcessRemovalTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("root inside", "exec chroot $R /bin/sleep 600")]
    [InlineData("program inside", "cd /; exec $R/bin/sleep 600")]
    [InlineData("working directory inside", "cd $R/d; exec sleep 600")]
    [InlineData("open file inside", "cd /; exec 7>$R/gone; rm $R/gone; exec sleep 600")]
    [InlineData("mounts inside", "cd /; exec unshare -m sh -c 'mount -t tmpfs hidden '$R'/d; echo ready; exec sleep 600'")]
    public async Task CleanUp_ProcessTiedToTheRoot_IsKilled(string tie, string leak)
    {
        _job.InstallSleep();
        _job.Sh("mkdir $R/d");
        var process = _job.Start(tie == "mounts inside" ? leak : $"echo ready; {leak}");

        var verdict = await WhenTiedAsync(process, tie);

        verdict.Should().Be(Verdict.Ok.Nothing);
        LeakyJob.HasEnded(process).Should().BeTrue();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 1 process");
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Be(
            $"the build left 1 process (removed): sleep (pid {process}, {tie})");
    }

    [Fact]
    public async Task CleanUp_ProcessThatOnlyMapsAFile_IsKilled()
    {
        _job.Sh("cp $(ldd /bin/sleep | grep -o '/[^ ]*libc.so.6') $R/libc.so.6");
        var process = _job.Start("cd /; echo ready; LD_LIBRARY_PATH=$R exec sleep 600");

        await WhenTiedAsync(process, "mapped file inside");

        LeakyJob.HasEnded(process).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_DoubleForkedDaemonInAChroot_IsKilled()
    {
        _job.InstallSleep();
        var pid = int.Parse(
            _job.Sh("setsid sh -c \"chroot $R /bin/sleep 600 >/dev/null 2>&1 & echo \\$!\""), CultureInfo.InvariantCulture);
        await WhenTiedAsync(pid, "root inside");

        LeakyJob.HasEnded(pid).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_ContainerThatMadeTheRootItsOwn_IsKilled()
    {
        _job.InstallSleep();
        _job.Sh("mkdir $R/old");
        var process = _job.Start(
            """
            exec unshare -m sh -c 'mount --bind '$R' '$R'; cd '$R'; pivot_root . old; echo ready; exec /bin/sleep 600'
            """);

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(process).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_MountInTheNamespaceOfAProcess_GoesWithItAndFreesItsLoopDevice()
    {
        var process = _job.Start(
            """
            truncate -s 8M $R/img; mkfs.ext4 -q $R/img; mkdir $R/m
            exec unshare -m sh -c 'mount -o loop '$R/img' '$R/m'; cd /; echo ready; exec sleep 600'
            """);

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(process).Should().BeTrue();
        Shell.Run("losetup -a").Should().NotContain(_job.Root);
        _job.Harness.Log.Warnings.Should().NotContain(warning => warning.Contains("NOT removed"));
    }

    [Fact]
    public async Task CleanUp_ReaderOfTheBuildLog_Lives()
    {
        _job.Sh("touch $R/.build.log; mkdir $R/d; touch $R/d/.build.log");
        var reader = _job.Start("cd /; exec 7<$R/.build.log; echo ready; exec sleep 600");
        var other = _job.Start("cd /; exec 7<$R/d/.build.log; echo ready; exec sleep 600");

        await WhenTiedAsync(other, "open file inside");

        LeakyJob.HasEnded(reader).Should().BeFalse();
        LeakyJob.HasEnded(other).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_ProcessOlderThanTheJobThatLooksAtTheRoot_Lives()
    {
        var older = _job.Start("cd $R; echo ready; exec sleep 600");
        SpinWait.SpinUntil(() => Libc.BootTime() > ProcessStatus.Read(older)!.Started + (2 * ProcessStatus.MillisecondsPerTick));
        await _job.BeforeBuildAsync();

        (await _job.CleanUpAsync()).Should().Be(new Verdict.Skipped("the build left nothing behind"));

        LeakyJob.HasEnded(older).Should().BeFalse();
    }

    [Fact]
    public async Task CleanUp_ProcessOlderThanTheJobInAChroot_IsKilledAsALeftoverOfAnEarlierBuild()
    {
        _job.InstallSleep();
        var older = _job.Start("echo ready; exec chroot $R /bin/sleep 600");
        SpinWait.SpinUntil(() => TieOf(older) == "root inside");
        await _job.BeforeBuildAsync();

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(older).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_SomebodysShellInTheRoot_LivesAndIsMentioned()
    {
        var terminal = _job.Start($"echo ready; exec script -qfc 'cd {_job.Root}; exec sleep 600' /dev/null");
        SpinWait.SpinUntil(() => SleepersIn(_job.Root).Count == 1);
        var shell = SleepersIn(_job.Root)[0];

        await _job.CleanUpAsync();

        SleepersIn(_job.Root).Should().Equal(shell);
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Be(
            $"1 process left alone, not certainly of this job: sleep (pid {shell}, working directory inside): somebody's terminal");
        LeakyJob.HasEnded(terminal).Should().BeFalse();
    }

    [Fact]
    public async Task CleanUp_HelperTheEngineStartedBeforeTheBuild_Lives()
    {
        using var helper = Shell.StartChild("mkdir $1/d; exec 7>$1/d/f; cd /; echo ready; exec sleep 600", _job.Root);
        SpinWait.SpinUntil(() => Libc.BootTime() > ProcessStatus.Read(helper.Id)!.Started + (2 * ProcessStatus.MillisecondsPerTick));
        await _job.BeforeBuildAsync();

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(helper.Id).Should().BeFalse();
        helper.Kill();
    }

    [Fact]
    public async Task CleanUp_ProcessesInTheBuildsCgroup_AreKilledByIt()
    {
        _job.Cgroup = TestCgroup.Create(_job);
        var member = _job.Start($"echo $$ > {_job.Cgroup}/cgroup.procs; cd /; (sleep 601 >/dev/null 2>&1 &) ; echo ready; exec sleep 600");
        var outsider = _job.Start("cd $R; echo ready; exec sleep 600");

        var verdict = await _job.CleanUpAsync();

        verdict.Should().Be(Verdict.Ok.Nothing);
        LeakyJob.HasEnded(member).Should().BeTrue();
        File.ReadAllText(_job.Cgroup + "/cgroup.events").Should().Contain("populated 0");
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 2 processes in its cgroup");
        _job.Harness.Log.Warnings.Should().BeEmpty("they could not have harmed the host");

        // Every process of the build was in the cgroup: who merely stands in its root is somebody else.
        LeakyJob.HasEnded(outsider).Should().BeFalse();
    }

    [Fact]
    public async Task CleanUp_ProcessInACgroupTheBuildMade_IsKilledWithIt()
    {
        _job.Cgroup = TestCgroup.Create(_job);
        var member = _job.Start($"mkdir {_job.Cgroup}/own; echo $$ > {_job.Cgroup}/own/cgroup.procs; cd /; echo ready; exec sleep 600");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(member).Should().BeTrue();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 1 process in its cgroup");
    }

    [Fact]
    public async Task CleanUp_ProcessThatLeftTheBuildsCgroup_IsFoundByItsRootAndWhenItKeepsAMountBusy()
    {
        _job.InstallSleep();
        _job.Cgroup = TestCgroup.Create(_job);
        _job.Sh($"echo $$ > {_job.Cgroup}/cgroup.procs; mkdir $R/m; mount -t tmpfs t $R/m");
        var chrooted = _job.Start("echo ready; exec chroot $R /bin/sleep 600");
        var holder = _job.Start("cd $R/m; echo ready; exec sleep 600");
        SpinWait.SpinUntil(() => TieOf(chrooted) == "root inside");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(chrooted).Should().BeTrue();
        LeakyJob.HasEnded(holder).Should().BeTrue();
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 2 processes, 1 mount");
    }

    [Fact]
    public async Task CleanUp_CgroupTheBuildNeverEntered_ProvesNothing()
    {
        _job.Cgroup = TestCgroup.Create(_job);
        var process = _job.Start("cd $R; echo ready; exec sleep 600");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(process).Should().BeTrue();
    }

    [Fact]
    public async Task CleanUp_CgroupWithTheEngineInIt_IsNotKilled()
    {
        _job.Cgroup = TestCgroup.Create(_job);
        var home = TestCgroup.Of(Environment.ProcessId);
        File.WriteAllText(_job.Cgroup + "/cgroup.procs", "0");
        try
        {
            (await _job.CleanUpAsync()).Should().BeOfType<Verdict.Skipped>();
        }
        finally
        {
            File.WriteAllText(home + "/cgroup.procs", "0");
        }
    }

    [Fact]
    public async Task CleanUp_VirtualMachineWithAnImageOfTheArea_IsKilled()
    {
        var image = _job.Sh("mkdir $R/.mount; truncate -s 1M $R/img; echo $R/img");
        _job.Harness.Job.With(job => job with { BuildRoot = _job.Root + "/.mount", VmType = "qemu", RootIsDirectory = false });
        var machine = _job.Start($"cd /; exec 7<>{image}; echo ready; exec sleep 600");

        await _job.CleanUpAsync();

        LeakyJob.HasEnded(machine).Should().BeTrue();
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Contain($"pid {machine}, open file inside");
    }

    private static List<int> SleepersIn(string directory) => AllProcesses()
        .Where(pid => new FileInfo($"/proc/{pid}/cwd").LinkTarget == directory && File.ReadAllText($"/proc/{pid}/comm") == "sleep\n")
        .ToList();

    private static IEnumerable<int> AllProcesses() => Directory.EnumerateDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0)
        .Where(pid => pid > 0);

    private string TieOf(int pid)
    {
        bool Inside(string? path) => path is not null && (path == _job.Root || path.StartsWith(_job.Root + "/", StringComparison.Ordinal));
        return Inside(new FileInfo($"/proc/{pid}/root").LinkTarget) ? "root inside"
            : Inside(new FileInfo($"/proc/{pid}/exe").LinkTarget) ? "program inside"
            : Inside(new FileInfo($"/proc/{pid}/cwd").LinkTarget) ? "working directory inside"
            : Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Any(fd => Inside(new FileInfo(fd).LinkTarget)) ? "open file inside"
            : File.ReadAllText($"/proc/{pid}/maps").Contains(_job.Root, StringComparison.Ordinal) ? "mapped file inside"
            : "";
    }

    private Task<Verdict> WhenTiedAsync(int process, string tie)
    {
        SpinWait.SpinUntil(() => (tie == "mounts inside" || TieOf(process) == tie) && File.ReadAllText($"/proc/{process}/comm") == "sleep\n");
        return _job.CleanUpAsync();
    }
}
