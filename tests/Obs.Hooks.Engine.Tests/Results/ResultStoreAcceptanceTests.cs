using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Results;
namespace Obs.Hooks.Engine.Tests.Results;

public sealed class ResultStoreAcceptanceTests : ResultStoreFixture
{
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
}
