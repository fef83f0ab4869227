using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Results;

public sealed class ResultStoreTests : IDisposable
{
    private static readonly PlannedHook s_hook = ScenarioHook.Create(HookPoint.PostBuild);

    private readonly ScenarioDirectory _directory = new();
    private readonly JobArea _area;
    private readonly BuildJob _job;

    public ResultStoreTests()
    {
        _job = _directory.Files.Job;
        _area = JobArea.Open(_directory.Files.Options, _job);
    }

    public void Dispose()
    {
        _area.Close();
        _area.Dispose();
        _directory.Leftovers().Should().BeEmpty();
        _directory.Dispose();
    }

    [Fact]
    public void Snapshot_ChrootWithLinkedResults_ListsWhatObsCollects()
    {
        File.WriteAllText($"{_directory.Files.Results}/top.txt", "top");
        File.WriteAllText($"{_directory.Files.Results}/same_result_marker", "");
        File.CreateSymbolicLink($"{_directory.Files.Results}/DEBS/link.deb", "/etc/passwd");
        Directory.CreateDirectory($"{_directory.Files.Results}/DEBS/sub");
        Directory.CreateDirectory($"{_directory.Files.Results}/RPMS/x86_64");
        File.WriteAllText($"{_directory.Files.Results}/RPMS/x86_64/not-collected-for-dsc.rpm", "");
        using var store = ResultStore.Open(_area, _job);

        store.Snapshot().Files.Should().Equal(
            new ResultFile(".", "top.txt", 3),
            new ResultFile("DEBS", "dropped.deb", 11),
            new ResultFile("DEBS", "hello.deb", 9),
            new ResultFile("OTHER", "report.txt", 10));
    }

    [Fact]
    public void Snapshot_VirtualMachineWithDirectory_ListsRpmsByArchitecture()
    {
        File.Delete($"{_job.BuildRoot}/.build.packages");
        Directory.CreateDirectory($"{_job.BuildRoot}/.build.packages/RPMS/aarch64");
        File.WriteAllText($"{_job.BuildRoot}/.build.packages/RPMS/aarch64/a.rpm", "rpm");
        using var store = ResultStore.Open(_area, _job with { RecipeType = "spec" });

        store.Snapshot().Files.Should().Equal(new ResultFile("RPMS/aarch64", "a.rpm", 3));
    }

    [Theory]
    [InlineData("/etc")]
    [InlineData("../../etc")]
    [InlineData("usr/src/../../..")]
    [InlineData("linked/packages")]
    [InlineData("nowhere")]
    [InlineData("etc/passwd")]
    public void Open_LinkThatLeadsAway_FailsTheBuild(string target)
    {
        File.CreateSymbolicLink($"{_job.BuildRoot}/linked", "usr/src");
        File.Delete($"{_job.BuildRoot}/.build.packages");
        File.CreateSymbolicLink($"{_job.BuildRoot}/.build.packages", target);

        var open = () => ResultStore.Open(_area, _job);

        open.Should().Throw<EngineException>().Which.Should().BeEquivalentTo(
            new { Code = DiagnosticCodes.ResultsUnsafe, ExitStatus = ExitStatus.Failed });
    }

    [Theory]
    [InlineData("DEBS")]
    [InlineData("OTHER")]
    public void Snapshot_ResultDirectoryIsALink_FailsTheBuild(string name)
    {
        Directory.Delete($"{_directory.Files.Results}/{name}", recursive: true);
        File.CreateSymbolicLink($"{_directory.Files.Results}/{name}", "/etc");
        using var store = ResultStore.Open(_area, _job);

        var snapshot = () => store.Snapshot();

        snapshot.Should().Throw<EngineException>().WithMessage($"*{name} is a symbolic link*");
    }

    [Fact]
    public void Snapshot_MountOverResults_FailsTheBuild() => PrivateMounts.Run(() =>
    {
        Libc.Mount("/etc", $"{_directory.Files.Results}/OTHER", null, Libc.MountBind, null).Should().Be(0);
        using var store = ResultStore.Open(_area, _job);

        var snapshot = () => store.Snapshot();

        snapshot.Should().Throw<EngineException>().WithMessage("*mount point*");
        Libc.Unmount($"{_directory.Files.Results}/OTHER", 0);
    });

    [Fact]
    public void OpenRead_FileBecameALink_Throws()
    {
        using var store = ResultStore.Open(_area, _job);
        var results = store.Snapshot();
        File.Delete($"{_directory.Files.Results}/DEBS/hello.deb");
        File.CreateSymbolicLink($"{_directory.Files.Results}/DEBS/hello.deb", "/etc/passwd");

        var read = () => results.OpenRead(results.Files.Single(static f => f.Name == "hello.deb"));

        read.Should().Throw<IOException>();
    }

    [Fact]
    public void PathOf_DirectoryRedirectedAfterwards_StillTheSameFile()
    {
        using var store = ResultStore.Open(_area, _job);
        var results = store.Snapshot();
        var path = results.PathOf(results.Files.Single(static f => f.Name == "hello.deb"));
        Directory.Move($"{_directory.Files.Results}/DEBS", $"{_directory.Files.Results}/moved");
        File.CreateSymbolicLink($"{_directory.Files.Results}/DEBS", "/etc");

        File.ReadAllText(path).Should().Be("old hello");
        Path.GetFileName(path).Should().Be("hello.deb");
        File.GetUnixFileMode(Path.GetDirectoryName(path)!).Should().Be((UnixFileMode)0x1C0);
    }

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

        store.DiscardStage();
        store.PromoteStage();

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

    [Theory]
    [InlineData("OTHER", "meta")]
    [InlineData("OTHER", "logfile")]
    [InlineData("OTHER", "_statistics")]
    [InlineData("OTHER", "_buildenv")]
    [InlineData(".", "same_result_marker")]
    [InlineData("OTHER", ".hidden")]
    [InlineData("OTHER", "../x")]
    [InlineData("OTHER", "a\nb")]
    [InlineData("OTHER", "")]
    [InlineData("OTHER", "report.txt")]
    [InlineData("OTHER", "hello.deb")]
    [InlineData("RPMS/x86_64", "a.rpm")]
    [InlineData("DEBS/..", "a.deb")]
    [InlineData("/etc", "cron.d")]
    [InlineData("SOURCES", "a")]
    public void Accept_AddOutsideTheRules_IsRefused(string directory, string name)
    {
        using var store = ResultStore.Open(_area, _job);

        var result = Accept(store, new AddResult(directory, name, Stage(store, "a", "new")));

        result.Refusals.Should().NotBeEmpty().And.OnlyContain(static r => r.Code == DiagnosticCodes.ResultRefused);
    }

    [Fact]
    public void Accept_RpmLintLog_OnlyByHostTrustAndNeverAsReport()
    {
        using var store = ResultStore.Open(_area, _job);
        var staged = Stage(store, "a", "lint");
        var project = ScenarioHook.Create(HookPoint.PostBuild, trust: TrustClass.Project);

        store.Accept(project, [new AddResult("OTHER", "rpmlint.log", staged)]).Accepted.Should().BeFalse();
        Accept(store, new AttachReport("rpmlint.log", staged)).Accepted.Should().BeFalse();
        Accept(store, new AddResult("DEBS", "rpmlint.log", staged)).Accepted.Should().BeFalse();
        Accept(store, new AddResult("OTHER", "rpmlint.log", staged)).RefusalMessage.Should().BeEmpty();
    }

    [Fact]
    public void Accept_ReportThatLooksLikeAPackage_IsRefused()
    {
        using var store = ResultStore.Open(_area, _job);

        Accept(store, new AttachReport("report.deb", Stage(store, "a", "x"))).Accepted.Should().BeFalse();
    }

    [Fact]
    public void Accept_SameResultTwiceInAStage_TheSecondIsRefusedButReportsReplaceEachOther()
    {
        using var store = ResultStore.Open(_area, _job);
        Accept(store, new RemoveResult("DEBS", "hello.deb")).Accepted.Should().BeTrue();
        Accept(store, new ReplaceResult("DEBS", "hello.deb", Stage(store, "a", "x"))).Accepted.Should().BeFalse();
        Accept(store, new AttachReport("r.json", Stage(store, "b", "first"))).Accepted.Should().BeTrue();
        Accept(store, new AttachReport("r.json", Stage(store, "c", "second"))).RefusalMessage.Should().BeEmpty();

        store.PromoteStage();

        File.ReadAllText($"{_directory.Files.Results}/OTHER/r.json").Should().Be("second");
    }

    [Fact]
    public void Accept_StagedPathsThatAreNoOwnRegularFiles_AreRefused()
    {
        using var store = ResultStore.Open(_area, _job);
        var staging = store.CreateStaging(s_hook.Id);
        File.CreateSymbolicLink($"{staging}/link", "/etc/passwd");
        Directory.CreateSymbolicLink($"{staging}/dir", "/etc");
        Directory.CreateDirectory($"{staging}/real");
        var other = $"{store.CreateStaging("other")}/file";
        File.WriteAllText(other, "x");

        foreach (var path in new[] { $"{staging}/link", $"{staging}/dir/passwd", $"{staging}/real", $"{staging}/../hook-other/file", other, "/etc/passwd", $"{staging}/" })
        {
            Accept(store, new AddResult("OTHER", "x", path)).Refusals
                .Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.StagedFileRefused, path);
        }
    }

    [Fact]
    public void Accept_StagedFileWithASecondName_IsCopiedSoThatNobodyChangesItLater()
    {
        using var store = ResultStore.Open(_area, _job);
        var path = Stage(store, "a", "as checked");
        var second = $"{_directory.Files.Directory}/second";
        Libc.Link(path, second).Should().Be(0);
        Accept(store, new AddResult("OTHER", "x", path)).RefusalMessage.Should().BeEmpty();

        File.WriteAllText(second, "changed later");
        store.PromoteStage();

        File.ReadAllText($"{_directory.Files.Results}/OTHER/x").Should().Be("as checked");
    }

    [Fact]
    public void Accept_StagedFileInTwoEffects_IsRefusedAndStays()
    {
        using var store = ResultStore.Open(_area, _job);
        var path = Stage(store, "a", "new");

        Accept(store, new AddResult("OTHER", "x", path), new AddResult("OTHER", "y", path)).Refusals
            .Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.StagedFileRefused);

        File.Exists(path).Should().BeTrue();
    }

    [Fact]
    public void Accept_OneEffectRefused_TakesNoFile()
    {
        using var store = ResultStore.Open(_area, _job);
        var path = Stage(store, "a", "new");

        Accept(store, new AddResult("OTHER", "x", path), new RemoveResult("OTHER", "not there")).Accepted.Should().BeFalse();

        File.Exists(path).Should().BeTrue();
        store.PromoteStage();
        File.Exists($"{_directory.Files.Results}/OTHER/x").Should().BeFalse();
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

    private static string Stage(ResultStore store, string name, string content)
    {
        var path = $"{store.CreateStaging(s_hook.Id)}/{name}";
        File.WriteAllText(path, content);
        return path;
    }

    private static EffectResult Accept(ResultStore store, params Effect[] effects) =>
        store.Accept(s_hook, [.. effects]);
}
