using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Results;
namespace Obs.Hooks.Engine.Tests.Results;

public sealed class ResultStorePromotionTests : ResultStoreFixture
{
    [Fact]
    public void PromoteStage_AddReplaceRemoveReport_AllOfThem()
    {
        using var store = ResultStore.Open(_area, _job);
        Accept(
            store,
            new AddResult("OTHER", "added", Stage(store, "a", "new")),
            new ReplaceResult("DEBS", "hello.deb", Stage(store, "b", "replaced")),
            new RemoveResult("DEBS", "dropped.deb"),
            new AttachReport("report.txt", Stage(store, "c", "reported"))).RefusalMessage.Should().BeEmpty();

        store.PromoteStage();

        _directory.Files.ReadResults().Should().Be(
            "DEBS/\nDEBS/hello.deb=replaced\nOTHER/\nOTHER/added=new\nOTHER/report.txt=reported");
    }

    [Fact]
    public void PromoteStage_NotCalled_ChangesNothing()
    {
        var before = _directory.Files.ReadResults();
        using var store = ResultStore.Open(_area, _job);
        Accept(store, new AddResult("OTHER", "added", Stage(store, "a", "new"))).Accepted.Should().BeTrue();

        _directory.Files.ReadResults().Should().Be(before);
    }

    [Fact]
    public void PromoteStage_NewDirectory_BelongsToTheOwnerOfTheResults()
    {
        const uint abuild = 399;
        using (var results = DirectoryHandle.Open(_directory.Files.Results))
        {
            Libc.ChangeOwner(results.Handle, abuild, abuild).Should().Be(0);
        }

        using var store = ResultStore.Open(_area, _job with { RecipeType = "spec" });
        var path = Stage(store, "a", "rpm");
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Accept(store, new AddResult("RPMS/i586", "a.rpm", path))
            .RefusalMessage.Should().BeEmpty();

        store.PromoteStage();

        using var arch = DirectoryHandle.Open($"{_directory.Files.Results}/RPMS/i586");
        arch.Stat().Owner.Should().Be(abuild);
        var file = arch.StatIfExists("a.rpm")!.Value;
        file.Owner.Should().Be(abuild);
        (file.Mode & 0xFFF).Should().Be(0x1A4);
    }

    [Fact]
    public void PromoteStage_ResultReplacedByALinkMeanwhile_KeepsTheOldSet()
    {
        using var store = ResultStore.Open(_area, _job);
        Accept(
            store,
            new AddResult("OTHER", "added", Stage(store, "a", "new")),
            new ReplaceResult("DEBS", "hello.deb", Stage(store, "b", "replaced"))).Accepted.Should().BeTrue();
        File.Delete($"{_directory.Files.Results}/DEBS/hello.deb");
        File.CreateSymbolicLink($"{_directory.Files.Results}/DEBS/hello.deb", "/etc/passwd");

        var promote = store.PromoteStage;

        promote.Should().Throw<EngineException>().Which.ExitStatus.Should().Be(ExitStatus.Failed);
        File.Exists($"{_directory.Files.Results}/OTHER/added").Should().BeFalse();
    }

    [Fact]
    public void PromoteStage_DirectoryExchangedMeanwhile_UndoesWhatWasRenamed()
    {
        using var store = ResultStore.Open(_area, _job);
        Accept(
            store,
            new ReplaceResult("DEBS", "hello.deb", Stage(store, "b", "replaced")),
            new AddResult("OTHER", "added", Stage(store, "a", "new"))).Accepted.Should().BeTrue();
        Directory.Move($"{_directory.Files.Results}/OTHER", $"{_directory.Files.Results}/moved");
        File.WriteAllText($"{_directory.Files.Results}/OTHER", "no directory");

        var promote = store.PromoteStage;

        promote.Should().Throw<EngineException>();
        File.ReadAllText($"{_directory.Files.Results}/DEBS/hello.deb").Should().Be("old hello");
        File.Delete($"{_directory.Files.Results}/OTHER");
    }

    [Fact]
    public void MarkUnchanged_Always_LeavesTheMarkerOfBuild()
    {
        using var store = ResultStore.Open(_area, _job);

        store.MarkUnchanged();

        File.Exists($"{_directory.Files.Results}/same_result_marker").Should().BeTrue();
    }

    [Fact]
    public void MarkUnchanged_MarkerIsALink_FailsTheBuildAndWritesNothing()
    {
        var target = $"{_directory.Files.Directory}/target";
        File.CreateSymbolicLink($"{_directory.Files.Results}/same_result_marker", target);
        using var store = ResultStore.Open(_area, _job);

        var mark = store.MarkUnchanged;

        mark.Should().Throw<EngineException>();
        File.Exists(target).Should().BeFalse();
    }
}
