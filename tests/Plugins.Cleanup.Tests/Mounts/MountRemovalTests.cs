using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Mounts;

[Collection(HostCollection.Name)]
public sealed class MountRemovalTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task CleanUp_NothingLeft_SaysSo()
    {
        await _job.BeforeBuildAsync();

        var verdict = await _job.CleanUpAsync();

        verdict.Should().Be(new Verdict.Skipped("the build left nothing behind"));
        _job.Harness.Log.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nested", "mkdir $R/a; mount -t tmpfs t $R/a; mkdir $R/a/b; mount -t tmpfs t $R/a/b; mkdir $R/a/b/c; mount -t proc p $R/a/b/c", 3)]
    [InlineData("stacked", "mkdir $R/a; mount -t tmpfs t1 $R/a; mount -t tmpfs t2 $R/a; mount -t tmpfs t3 $R/a", 3)]
    [InlineData("hidden", "mkdir -p $R/a/b; mount -t tmpfs t $R/a/b; mount -t tmpfs t $R/a", 2)]
    [InlineData("overlay", "mkdir $R/l $R/u $R/w $R/o; mount -t overlay o -o lowerdir=$R/l,upperdir=$R/u,workdir=$R/w $R/o", 1)]
    [InlineData("bind", "mkdir $R/a $R/b; mount --bind $R/a $R/b", 1)]
    [InlineData("bind of a file", "touch $R/a $R/b; mount --bind $R/a $R/b", 1)]
    [InlineData("moved", "mkdir $R/a $R/b; mount -t tmpfs t $R/a; mkdir $R/a/c; mount -t tmpfs t $R/a/c; mount --move $R/a $R/b", 2)]
    [InlineData("recursive bind of itself", "mkdir $R/a $R/b; mount -t tmpfs t $R/a; mkdir $R/a/c; mount -t tmpfs t $R/a/c; mount --rbind $R/a $R/b", 4)]
    public async Task CleanUp_Mounts_AreRemovedAndCounted(string kind, string leak, int count)
    {
        _job.Sh(leak);
        LeakyJob.MountsBelow(_job.Root).Should().HaveCount(count, "that is the leak ({0})", kind);

        var verdict = await _job.CleanUpAsync();

        verdict.Should().Be(Verdict.Ok.Nothing);
        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
        _job.Harness.Log.Infos.Should().Equal($"removed what the build left: {count} mount{(count == 1 ? "" : "s")}");
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().StartWith($"the build left {count} mount");
    }

    [Theory]
    [InlineData("blank and backslash", @"sp ace\x")]
    [InlineData("newline", "a\nb")]
    [InlineData("the escape of a blank, literally", @"a\040b")]
    [InlineData("tab", "a\tb")]
    [InlineData("no UTF-8", "a\u00ff")]
    [InlineData("a line of mountinfo", "x\n1 1 0:1  ")]
    [InlineData("the suffix of a deleted file", "a (deleted)")]
    public async Task CleanUp_HostileMountNames_AreRemovedAndPrintedHarmlessly(string kind, string name)
    {
        // \377 alone is no UTF-8; .NET would pass U+00FF as two bytes.
        var bytes = string.Concat(name.Select(c => $"\\0{Convert.ToString(c, 8).PadLeft(3, '0')}"));
        _job.Sh($"n=$(printf '%b.' '{bytes}'); n=${{n%.}}; mkdir \"$R/$n\"; mount -t tmpfs t \"$R/$n\"; mkdir \"$R/$n/in\"; mount -t tmpfs t \"$R/$n/in\"");
        LeakyJob.MountsBelow(_job.Root).Should().Contain(_job.Root + "/" + name, "that is the leak ({0})", kind);

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().MatchRegex("^[ -~]*$");
    }

    [Fact]
    public async Task CleanUp_MountOutsideWhoseNameStartsLikeTheRoot_Stays()
    {
        var neighbour = _job.Root + "2";
        Shell.Run("mkdir \"$1\"; mount -t tmpfs t \"$1\"; mkdir \"$1/m\"; mount -t tmpfs t \"$1/m\"", neighbour);
        _job.Undo(() => Shell.Run("umount \"$1/m\"; umount \"$1\"; rmdir \"$1\"", neighbour));

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(neighbour).Should().Equal(neighbour + "/m");
    }

    [Fact]
    public async Task CleanUp_RootThatIsAMountPoint_Stays()
    {
        _job.Sh("mount -t tmpfs t $R; mkdir $R/a; mount -t tmpfs t $R/a");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(Path.GetDirectoryName(_job.Root)!).Should().Equal(_job.Root);
    }

    [Fact]
    public async Task CleanUp_MountOfTheEngine_Stays()
    {
        _job.Sh("mkdir $R/tools $R/other; mount -t tmpfs t $R/tools; mkdir $R/tools/in; mount -t tmpfs t $R/tools/in; mount -t tmpfs t $R/other");
        _job.EngineMounts.Add("tools", _job.Root + "/tools");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Root).Should().Equal(_job.Root + "/tools", _job.Root + "/tools/in");
    }

    [Fact]
    public async Task CleanUp_LinkToAMountOfTheHost_DoesNotReachIt()
    {
        _job.Sh("mkdir $H/m; mount -t tmpfs t $H/m; ln -s $H $R/link; mkdir $R/a; mount -t tmpfs t $R/a; ln -s $H/m $R/a/m");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Host).Should().Equal(_job.Host + "/m");
        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_NameThatRepeatsAPathOfTheHost_DoesNotReachIt()
    {
        _job.Sh("mkdir $H/m; mount -t tmpfs t $H/m; n=$(printf 'x\\n'); n=\"$R/x$n\"; mkdir -p \"$n$H/m\"; mount -t tmpfs t \"$n$H/m\"");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Host).Should().Equal(_job.Host + "/m");
        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
    }

    [Fact]
    public async Task CleanUp_RecursiveBindWithSharedPropagation_LeavesTheHostSideAlone()
    {
        _job.Sh(
            """
            mount -t tmpfs sys $H; mount --make-shared $H
            mkdir $H/a $H/b; mount -t tmpfs a $H/a; mount -t tmpfs b $H/b; mkdir $H/b/c; mount -t tmpfs c $H/b/c
            mkdir $R/sys; mount --rbind $H $R/sys
            """);

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
        LeakyJob.MountsBelow(_job.Host).Should().Equal(_job.Host + "/a", _job.Host + "/b", _job.Host + "/b/c");
    }

    [Fact]
    public async Task CleanUp_RecursiveBindOfRealSysSharedWithTheHost_LeavesSysAlone()
    {
        _job.Sh("mount --make-rshared /sys; mkdir $R/sys; mount --rbind /sys $R/sys; mount -t tmpfs cover $R/sys/kernel");
        _job.Undo(() => Shell.Run("mount --make-rprivate /sys"));
        var before = LeakyJob.MountsBelow("/sys");

        await _job.CleanUpAsync();

        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();

        // The build's own mount on a shared directory had reached the host; taking that away again is the host's own affair.
        LeakyJob.MountsBelow("/sys").Should().Equal(before);
    }

    [Fact]
    public async Task CleanUp_DirectorySwappedForALinkMeanwhile_NeverUnmountsTheHost()
    {
        _job.Sh("mkdir -p $H/m $R/a/m; mount -t tmpfs t $H/m; ln -s $H $R/b");
        _job.Start(
            """
            cd /
            exec 2>/dev/null
            echo ready
            set +e
            while :; do mv -T $R/a $R/c; mv -T $R/b $R/a; mv -T $R/a $R/b; mv -T $R/c $R/a; done
            """);
        for (var round = 0; round < 40; round++)
        {
            _job.Sh("mount -t tmpfs t $R/a/m 2>/dev/null || true");
            await _job.CleanUpAsync();
            LeakyJob.MountsBelow(_job.Host).Should().Contain(_job.Host + "/m");
        }
    }

    [Theory]
    [InlineData("warn", typeof(Verdict.Ok))]
    [InlineData("badhost", typeof(Verdict.HostFailure))]
    public async Task CleanUp_MountTheEngineItselfKeepsBusy_IsDetachedAndReported(string onLeak, Type verdict)
    {
        _job.Harness.WithSettings($$"""{ "onLeak": "{{onLeak}}" }""");
        _job.Sh("mkdir $R/a; mount -t tmpfs t $R/a; touch $R/a/f");
        await using var open = File.OpenRead(_job.Root + "/a/f");

        (await _job.CleanUpAsync()).Should().BeOfType(verdict);

        LeakyJob.MountsBelow(_job.Root).Should().BeEmpty();
        _job.Harness.Log.Warnings.Should().Equal("the build left 1 mount, NOT removed: a (tmpfs): busy, detached");
    }
}
