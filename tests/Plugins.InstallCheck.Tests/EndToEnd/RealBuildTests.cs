using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.InstallCheck.Tests.EndToEnd;

/// <summary>A real build of two packages by obs-build in a chroot, the engine around it as installed.</summary>
public sealed class RealBuildTests : IDisposable
{
    private readonly RealBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Build_PackagesWithTheSameFile_AreFoundAndTheTargetHasNoneOfTheTools()
    {
        RealBuild.Succeed(RealBuild.Beside("EndToEnd/make-source.sh"), _build.At("sources"), RealBuild.Lab("debs"));
        _build.Configure(new()
        {
            ["install-check"] = new { tools = RealBuild.Tools("apt", "rpm") },
            ["cleanup"] = new { enabled = false },
        });

        var (status, log) = _build.Run("greeter_1.0.dsc", "--rpmlist", _build.At("sources/rpmlist"), "--dist", RealBuild.Beside("EndToEnd/project.conf"));

        log.Should().Contain("finished \"build greeter_1.0.dsc\"");
        log.Should().Contain("[hook install-check] error: OBSH865: file: greeter: /usr/share/greeter/text is in greeter-data 1.0, too")
            .And.Contain("[hook install-check] error: OBSH866: script: greeter: installed greeter package post-installation script subprocess returned error exit status 4")
            .And.Contain("    no greeting configured")
            .And.MatchRegex("installed 2 package\\(s\\) on [3-9][0-9] of the build root");
        status.Should().Be(1);
        _build.HasNone("usr/bin/apt-get", "usr/bin/rpm", "var/lib/dpkg/info/apt.list", "var/lib/dpkg/info/rpm.list");
        _build.Leftovers().Should().BeEmpty();
    }
}
