using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Dispatch.Tests.Installation;

/// <summary>BSConfig.pm before, with, and after the shim.</summary>
public sealed class DispatcherInstallerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Shim => _scratch["etc/dispatcher.pl"];

    private string Config => _scratch["BSConfig.pm"];

    private InstallationPlan Install(FailureMode failure = FailureMode.Open, string? config = null) =>
        DispatcherInstaller.Install(new DispatcherOptions
        {
            ConfigFile = config ?? Config,
            ShimFile = Shim,
            Shim = new DispatcherShimSettings { Failure = failure },
        });

    private void InstallNow(FailureMode failure = FailureMode.Open)
    {
        var plan = Install(failure);
        plan.Problems.Should().BeEmpty();
        plan.Apply();
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("package BSConfig;\n1;\n")]
    [InlineData("package BSConfig;\n1;")]
    [InlineData("package BSConfig;\nour $x = 1;\n  1 ; # true\n\n# the end\n")]
    [InlineData("package BSConfig;\n1;\n__END__\n1;\n=head1 POD\n")]
    [InlineData("package BSConfig;\n# latin \u00e9\n\"true\";\n")]
    [InlineData("package BSConfig;\n\"true\"")]
    [InlineData("package BSConfig;\nour $dispatch_constraint = sub { 1 };\r\n1;\r\n")]
    public void InstallThenUninstall_AnyConfiguration_IsWhatItWasByteForByte(string text)
    {
        var before = BsConfigFile.ToBytes(text);
        File.WriteAllBytes(Config, before);

        if (text.EndsWith("\"true\"", StringComparison.Ordinal))
        {
            // Perl needs a semicolon there; nothing must happen to a file that cannot take the line.
            var change = () => Install().Apply();
            change.Should().Throw<EngineException>().WithMessage("*left as it is*");
        }
        else
        {
            InstallNow();
            File.ReadAllBytes(Config).Should().NotEqual(before);
            PerlCheck.Check(Config, Shim).Should().BeEmpty();
        }

        DispatcherInstaller.Uninstall(Config, Shim).Apply();

        File.ReadAllBytes(Config).Should().Equal(before);
        File.Exists(Shim).Should().BeFalse();
    }

    [Fact]
    public void Install_Twice_ChangesNothing()
    {
        _scratch.Write("BSConfig.pm", "package BSConfig;\n1;\n");
        InstallNow();

        Install().Steps.Should().BeEmpty();
    }

    [Fact]
    public void Install_WithOtherSettings_ReplacesTheLine()
    {
        _scratch.Write("BSConfig.pm", "package BSConfig;\n1;\n");
        InstallNow(FailureMode.Open);
        InstallNow(FailureMode.Closed);

        File.ReadLines(Config).Should().ContainSingle(static l => l.Contains("obs-hooks", StringComparison.Ordinal))
            .Which.Should().NotContain("-e '");
        DispatcherShim.Read(File.ReadAllText(Shim)).Failure.Should().Be(FailureMode.Closed);
    }

    [Theory]
    [InlineData(FailureMode.Open, 0)]
    [InlineData(FailureMode.Closed, 2)]
    internal void Dispatcher_ShimFileGone_StartsOnlyIfItMayDispatchWithout(FailureMode failure, int status)
    {
        _scratch.Write("BSConfig.pm", "package BSConfig;\n1;\n");
        InstallNow(failure);
        File.Delete(Shim);

        SystemTool.Run(PerlCheck.Perl, "-I", _scratch.Path, "-e", "$0 = 'bs_dispatch'; require BSConfig")!.Value
            .ExitStatus.Should().Be(status);
    }

    [Fact]
    public void Configuration_OnWorkersAndInOtherDaemons_NeverNeedsTheShim()
    {
        _scratch.Write("BSConfig.pm", "package BSConfig;\n1;\n");
        InstallNow(FailureMode.Closed);
        File.Delete(Shim);

        foreach (var program in new[] { "./bs_worker", "/usr/lib/obs/server/bs_repserver" })
        {
            SystemTool.Run(PerlCheck.Perl, "-I", _scratch.Path, "-we", "$0 = shift; require BSConfig", program)!.Value
                .Should().Match<(int ExitStatus, string Output, string Error)>(static r => r.ExitStatus == 0 && r.Error.Length == 0);
        }
    }

    [Fact]
    public void Install_ThroughALink_ChangesTheFileAndKeepsTheLink()
    {
        _scratch.Write("etc/obs/BSConfig.pm", "package BSConfig;\n1;\n");
        File.CreateSymbolicLink(Config, _scratch["etc/obs/BSConfig.pm"]);

        InstallNow();

        new FileInfo(Config).LinkTarget.Should().NotBeNull();
        File.ReadAllText(_scratch["etc/obs/BSConfig.pm"]).Should().Contain("obs-hooks");
    }

    [Fact]
    public void Install_ConfigurationThatPerlDoesNotTake_IsLeftAlone()
    {
        var before = "package BSConfig;\nthis is no Perl (\n1;\n";
        _scratch.Write("BSConfig.pm", before);

        var change = () => Install().Apply();

        change.Should().Throw<EngineException>().Which.Code.Should().Be("OBSH613");
        File.ReadAllText(Config).Should().Be(before);
        Directory.EnumerateFiles(_scratch.Path).Should().Equal(Config);
    }

    [Fact]
    public void Install_WhatIsMissingOrForeign_IsSaid()
    {
        _scratch.Write("etc/dispatcher.pl", "# mine\n1;\n");

        Install(config: _scratch["nowhere.pm"]).Problems.Select(static p => p.Location.File)
            .Should().BeEquivalentTo(_scratch["nowhere.pm"], Shim);
    }
}
