using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Providers;

/// <summary>Archives that try to write elsewhere.</summary>
public sealed class TarballTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Acquire_Tarball_IsUnpackedWithMountPoints()
    {
        using var lease = _host.Acquire(Of(new Tarball().Directory("usr").File("usr/tool", "x")));

        Directory.GetDirectories(lease.TreeDirectory).Select(Path.GetFileName).Should().Contain(["dev", "mnt", "proc", "tmp", "usr"]);
        lease.Info.Packages.Should().ContainSingle();
    }

    [Theory]
    [InlineData("link")]
    [InlineData("dots")]
    [InlineData("absolute")]
    [InlineData("hardlink")]
    public void Acquire_ArchiveThatLeadsOutside_WritesNothingThere(string kind)
    {
        var victim = _host.Path("victim");
        Directory.CreateDirectory(victim);
        File.WriteAllText(Path.Combine(victim, "secret"), "old");
        var archive = kind switch
        {
            "link" => new Tarball().Link("a", victim).File("a/secret", "new"),
            "dots" => new Tarball().File("../../../../../../.." + victim + "/secret", "new"),
            "absolute" => new Tarball().File(victim + "/secret", "new"),
            _ => new Tarball().HardLink("a", victim + "/secret").File("a", "new"),
        };

        try
        {
            _host.Acquire(Of(archive)).Dispose();
        }
        catch (EngineException e)
        {
            e.Code.Should().Be(DiagnosticCodes.ToolsBuildFailed);
        }

        File.ReadAllText(Path.Combine(victim, "secret")).Should().Be("old");
        Directory.GetFiles(victim).Should().ContainSingle();
        _host.Partial().Should().BeEmpty();
    }

    [Fact]
    public void Acquire_MountPointIsALink_IsRefused()
    {
        var refusal = _host.Refusal(Of(new Tarball().Directory("usr").Link("mnt", "/etc")));

        refusal.Code.Should().Be(DiagnosticCodes.ToolsBuildFailed);
        _host.Complete().Should().BeEmpty();
        _host.Partial().Should().BeEmpty();
    }

    [Fact]
    public void Acquire_NoArchive_IsTheHostsFault()
    {
        File.WriteAllText(_host.Path("broken.tar"), "this is no archive");

        _host.Refusal(Specs.Of(ToolsProviderKind.Tarball, _host.Path("broken.tar"))).ExitStatus.Should().Be(ExitStatus.BadHost);
        _host.Refusal(Specs.Of(ToolsProviderKind.Tarball, _host.Path("missing.tar"))).Code.Should().Be(DiagnosticCodes.ToolsRepositoryUnreachable);
    }

    private ToolsSpec Of(Tarball archive) => Specs.Of(ToolsProviderKind.Tarball, archive.WriteTo(_host.Path("tools.tar")));
}
