using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>Tools roots of packages that the real backend has, with what these need by its own dependency solver.</summary>
[Collection(LabCollection.Name)]
public sealed class ToolsTests : IAsyncLifetime, IDisposable
{
    private readonly ObsClient _obs = new("Tools");
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-obs-tools-").FullName;

    /// <summary>rpm packages without anything in common with the lab's Debian ones.</summary>
    public async Task InitializeAsync()
    {
        await _obs.PutAsync(
            $"{ObsClient.Source}/source/Tools/_meta",
            """<project name="Tools"><title/><description/><repository name="std"><arch>x86_64</arch></repository></project>""");
        await _obs.PutAsync($"{ObsClient.Source}/source/Tools/_config", "Type: spec\nBinarytype: rpm\nRepotype: rpm-md\nPreinstall: base\n");
        foreach (var (name, header) in new[] { ("base", ""), ("tool", "Requires: tool-data"), ("tool-data", "Provides: data"), ("unused", "") })
        {
            await _obs.PutAsync($"{ObsClient.Repository}/build/Tools/std/x86_64/_repository/{name}.rpm", await File.ReadAllBytesAsync(Rpm(name, header)));
        }

        var sources = Directory.CreateDirectory(Path.Combine(_directory, "env")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "env.spec"), "Name: env\nVersion: 1\nRelease: 1\nSummary: x\nLicense: MIT\n%description\nx\n");
        await _obs.CommitAsync("env", sources);
        await Eventually.GetAsync(
            "the scheduler knows the packages",
            () => _obs.GetAsync($"{ObsClient.Repository}/build/Tools/std/x86_64/env/_buildinfo?add=tool"),
            static info => info.Contains("name=\"tool-data\"", StringComparison.Ordinal));
    }

    public Task DisposeAsync()
    {
        _obs.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("Tools/std")]
    [InlineData("Tools/std env")]
    public void Acquire_PackageOfTheBackend_HasWhatTheBackendSaysItNeeds(string repository)
    {
        using var roots = Roots();
        var spec = Spec("tool") with { Repositories = [$"{ObsClient.Repository} {repository}"] };
        using var lease = roots.Acquire(spec, static _ => { }, refresh: false, CancellationToken.None);

        lease.Info.Packages.Select(static p => p.Name).Should().Equal("base", "tool", "tool-data");
        File.ReadAllText(Path.Combine(lease.TreeDirectory, "usr/bin/tool-data")).Should().Be("tool-data\n");
    }

    [Fact]
    public void Acquire_PackageThatTheBackendLacks_IsTheFaultOfWhoAsked()
    {
        using var roots = Roots();
        EngineException Refusal(ToolsSpec spec) =>
            FluentActions.Invoking(() => roots.Acquire(spec, static _ => { }, refresh: false, CancellationToken.None)).Should().Throw<EngineException>().Which;

        var ofHost = Refusal(Spec("no-such-package"));
        var ofProject = Refusal(Spec("no-such-package") with { AskedBy = TrustClass.Project });

        ofHost.Code.Should().Be(DiagnosticCodes.ToolsPackageMissing);
        ofHost.Message.Should().Contain("Tools/std cannot provide no-such-package: unresolvable: nothing provides no-such-package");
        ofHost.ExitStatus.Should().Be(ExitStatus.BadHost);
        ofProject.ExitStatus.Should().Be(ExitStatus.Failed);
    }

    [Fact]
    public void Acquire_ProjectThatTheBackendLacks_IsTheHostsFault()
    {
        using var roots = Roots();
        var acquire = () => roots.Acquire(
            Spec("tool") with { Repositories = [$"{ObsClient.Repository} Nowhere/std"] }, static _ => { }, refresh: false, CancellationToken.None);

        var refusal = acquire.Should().Throw<EngineException>().Which;
        refusal.Code.Should().Be(DiagnosticCodes.ToolsRepositoryUnreachable);
        refusal.ExitStatus.Should().Be(ExitStatus.BadHost);
    }

    private static ToolsSpec Spec(string package) => new()
    {
        Provider = ToolsProviderKind.Obs,
        Repositories = [$"{ObsClient.Repository} Tools/std"],
        Packages = [package],
        Arch = ToolsNames.HostArch,
    };

    private ToolsRoots Roots() => new(
        new EngineOptions { ToolsDirectory = Path.Combine(_directory, "tools"), StateDirectory = Path.Combine(_directory, "state") }, TimeProvider.System);

    private string Rpm(string name, string header)
    {
        var spec = Path.Combine(_directory, $"{name}.spec");
        File.WriteAllText(
            spec,
            $$"""
            Name: {{name}}
            Version: 1.0
            Release: 1
            Summary: x
            License: MIT
            BuildArch: noarch
            {{header}}
            %description
            x
            %install
            mkdir -p %{buildroot}/usr/bin
            echo {{name}} > %{buildroot}/usr/bin/{{name}}
            %files
            /usr/bin/{{name}}
            """);
        Tool.Run("rpmbuild", "-bb", "--quiet", "--nodeps", "--define", $"_topdir {_directory}/rpm", spec).Succeeded();
        return Path.Combine(_directory, $"rpm/RPMS/noarch/{name}-1.0-1.noarch.rpm");
    }
}
