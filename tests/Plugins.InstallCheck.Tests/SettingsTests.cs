using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task AfterBuild_WrongSettings_AreAllNamed()
    {
        using var harness = new HookHarness();
        harness.WithSettings("""{ "files": "error", "dependencies": "Warn", "treeMB": 1 }""");

        (await harness.AfterBuildAsync(new InstallCheckHook())).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH860: setting treeMB: found 1; expected 16 to 1048576 MB; correct it in \"settings\" of the hook\n"
            + "OBSH860: setting dependencies: found \"Warn\"; expected \"fail\", \"warn\" or \"ignore\"; correct it in \"settings\" of the hook\n"
            + "OBSH860: setting files: found \"error\"; expected \"fail\", \"warn\" or \"ignore\"; correct it in \"settings\" of the hook");
    }

    [Fact]
    public async Task AfterBuild_WithoutToolsRoot_SaysWhatToConfigure()
    {
        using var harness = new HookHarness();

        (await harness.AfterBuildAsync(new InstallCheckHook())).Should().BeOfType<Verdict.HookError>().Which.Message.Should().Be(
            "OBSH861: found no tools root; expected one with rpm, or with dpkg and apt; name it in \"tools\" of the hook");
    }

    [Fact]
    public async Task AfterBuild_ToolsRootWithoutThePackageManager_NamesTheProgram()
    {
        using var harness = new HookHarness();
        using var tree = new TemporaryDirectory();
        tree.WriteFile("usr/bin/sh", []);
        harness.Tools = new FakeToolsRoot(tree.FullPath);
        harness.Results.Add("RPMS/noarch", "hello-1.0-1.noarch.rpm", "x");
        harness.Job.WithPackage(new JobPackage("base", tree.WriteFile("base.rpm", [1]), PackageUses.Install));

        (await harness.AfterBuildAsync(new InstallCheckHook())).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH861: the tools root has no rpm; expected sh, rpm, sed, head; ");
    }

    [Fact]
    public async Task AfterBuild_NoPackagesAmongTheResults_IsSkipped()
    {
        using var harness = new HookHarness();
        using var tree = new TemporaryDirectory();
        harness.Tools = new FakeToolsRoot(tree.FullPath);
        harness.Job.WithPackage(new JobPackage("base", tree.WriteFile("base.rpm", [1]), PackageUses.Install));
        harness.Results.Add("SRPMS", "hello-1.0-1.src.rpm", "x");
        harness.Results.Add("RPMS/noarch", "hello-debuginfo-1.0-1.noarch.rpm", "x");

        (await harness.AfterBuildAsync(new InstallCheckHook())).Should().BeOfType<Verdict.Skipped>();
    }

    [Fact]
    public async Task AfterBuild_NoListOfPackages_IsSkipped()
    {
        using var harness = new HookHarness();
        using var tree = new TemporaryDirectory();
        harness.Tools = new FakeToolsRoot(tree.FullPath);
        harness.Results.Add("RPMS/noarch", "hello-1.0-1.noarch.rpm", "x");

        (await harness.AfterBuildAsync(new InstallCheckHook())).Should().BeOfType<Verdict.Skipped>().Which.Reason.Should().Contain("--rpmlist");
    }
}
