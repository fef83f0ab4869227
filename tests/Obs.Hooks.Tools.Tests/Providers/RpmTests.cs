using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Providers;

public sealed class RpmTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Acquire_PackageWithDependency_InstallsBothFromTheDirectory()
    {
        var repository = Repository();

        using var lease = _host.Acquire(Specs.Of(ToolsProviderKind.Rpm, repository, "lint"));

        lease.Info.Packages.Select(static p => $"{p.Name} {p.Version}").Should().Equal("lint 2-1", "rules 1-1");
        File.ReadAllText(Path.Combine(lease.TreeDirectory, "usr/share/lint")).Should().Be("lint\n");
        File.ReadAllText(Path.Combine(lease.TreeDirectory, "usr/share/rules")).Should().Be("rules\n");
        Directory.GetFiles(repository).Should().HaveCount(2, "nothing is written where the packages are");
    }

    [Fact]
    public void Acquire_RepositoryOfAUrl_InstallsFromThere()
    {
        var repository = Repository();
        Command.Run("createrepo_c", "-q", repository);
        using var server = new FileServer(repository);

        using var lease = _host.Acquire(Specs.Of(ToolsProviderKind.Rpm, server.Url, "lint"));

        lease.Info.Packages.Select(static p => $"{p.Name} {p.Version}").Should().Equal("lint 2-1", "rules 1-1");
        File.ReadAllText(Path.Combine(lease.TreeDirectory, "usr/share/lint")).Should().Be("lint\n");
    }

    [Fact]
    public void Acquire_UrlThatIsNoRepository_SaysSo()
    {
        Directory.CreateDirectory(_host.Path("nothing"));
        using var server = new FileServer(_host.Path("nothing"));

        _host.Refusal(Specs.Of(ToolsProviderKind.Rpm, server.Url, "lint")).Code.Should().Be(DiagnosticCodes.ToolsRepositoryUnreachable);
        _host.Partial().Should().BeEmpty();
    }

    [Fact]
    public void Acquire_MissingPackage_NamesIt()
    {
        var refusal = _host.Refusal(Specs.Of(ToolsProviderKind.Rpm, Repository(), "lint", "nothing-like-it"));

        refusal.Code.Should().Be(DiagnosticCodes.ToolsPackageMissing);
        refusal.Message.Should().Contain("nothing-like-it");
        _host.Partial().Should().BeEmpty();
    }

    private string Repository()
    {
        var repository = _host.Path("rpms");
        Build("rules", "1", "");
        Build("lint", "2", "Requires: rules >= 1");
        Directory.CreateDirectory(repository);
        foreach (var file in Directory.GetFiles(_host.Path("top"), "*.rpm", SearchOption.AllDirectories))
        {
            File.Move(file, Path.Combine(repository, Path.GetFileName(file)), overwrite: true);
        }

        return repository;
    }

    private void Build(string name, string version, string requires)
    {
        Directory.CreateDirectory(_host.Path("top"));
        var spec = _host.Path("top", $"{name}.spec");
        File.WriteAllText(spec, $"""
            Name: {name}
            Version: {version}
            Release: 1
            Summary: A test
            License: MIT
            BuildArch: noarch
            {requires}
            %description
            %install
            mkdir -p %buildroot/usr/share
            echo {name} > %buildroot/usr/share/{name}
            %files
            /usr/share/{name}
            """);
        Command.Run("rpmbuild", "-bb", "--nodeps", "--define", $"_topdir {_host.Path("top")}", spec);
    }
}
