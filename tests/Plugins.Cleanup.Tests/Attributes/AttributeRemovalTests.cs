using Obs.Hooks.Plugins.Cleanup.Tests.Support;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Attributes;

[Collection(HostCollection.Name)]
public sealed class AttributeRemovalTests : IDisposable
{
    private readonly LeakyJob _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task CleanUp_ImmutableAndAppendOnlyFilesAndDirectories_CanBeDeletedAfterwards()
    {
        _job.Sh("mkdir -p $R/d/e; touch $R/f $R/d/e/g $R/h; chattr +d $R/f; chattr +i $R/f $R/d/e/g; chattr +a $R/h; chattr +i $R/d/e; chattr +a $R/d");

        var verdict = await _job.CleanUpAsync();

        verdict.Should().Be(Verdict.Ok.Nothing);
        _job.Harness.Log.Infos.Should().Equal("removed what the build left: 5 immutable or append-only files");
        Shell.Run("lsattr -d $1/f | cut -d' ' -f1", _job.Root).Should().Contain("d").And.NotContain("i");
        Shell.Run("rm -r $1/f $1/d $1/h", _job.Root);
    }

    [Fact]
    public async Task CleanUp_LinkToAnImmutableFileOfTheHost_LeavesItImmutable()
    {
        _job.Sh("touch $H/f; mkdir $H/d; touch $H/d/g; chattr +i $H/f $H/d/g; ln -s $H/f $R/f; ln -s $H/d $R/d");

        await _job.CleanUpAsync();

        Shell.Run("lsattr $1/f $1/d/g | cut -c5 | tr -d '\\n'", _job.Host).Should().Be("ii");
    }

    [Fact]
    public async Task CleanUp_MountOfTheEngineInTheRoot_IsNotEntered()
    {
        _job.Sh("touch $H/f; chattr +i $H/f; mkdir $R/tools; mount --bind $H $R/tools");
        _job.EngineMounts.Add("tools", _job.Root + "/tools");

        await _job.CleanUpAsync();

        Shell.Run("lsattr $1/f | cut -c5", _job.Host).Should().Be("i");
    }

    [Fact]
    public async Task CleanUp_PipesSocketsAndDeviceNodes_AreNotOpened()
    {
        _job.Sh("mkfifo $R/p; mknod $R/n c 1 3; mknod $R/b b 7 200; perl -e 'use IO::Socket::UNIX; IO::Socket::UNIX->new(Local => shift, Listen => 1)' $R/s");

        (await _job.CleanUpAsync()).Should().Be(new Verdict.Skipped("the build left nothing behind"));
    }

    [Fact]
    public async Task CleanUp_DeeperThanTheWalkGoes_IsMentioned()
    {
        _job.Sh("cd $R; i=0; while [ $i -lt 300 ]; do mkdir d; cd d; i=$((i+1)); done");

        await _job.CleanUpAsync();

        _job.Harness.Log.Warnings.Should().ContainSingle().Which.Should().Contain("not everything was looked at");
    }

    [Fact]
    public async Task CleanUp_SearchSwitchedOff_ChangesNothing()
    {
        _job.Harness.WithSettings("""{ "maximumEntries": 0 }""");
        _job.Sh("touch $R/f; chattr +i $R/f");

        await _job.CleanUpAsync();

        Shell.Run("lsattr $1/f | cut -c5", _job.Root).Should().Be("i");
    }
}
