using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Results;
using Obs.Hooks.Engine.Tests.Journal;
namespace Obs.Hooks.Engine.Tests.Results;

public sealed class ResultStoreSnapshotTests : ResultStoreFixture
{
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
}
