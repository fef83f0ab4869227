using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Kiwi.Guest;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests;

/// <summary>Images of jobs for virtual machines. A real one is in Obs.Hooks.Machine.Tests.</summary>
public sealed class GuestBuildTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HookHarness _harness;

    public GuestBuildTests()
    {
        _harness = Sample.Harness(_directory);
        _harness.Tools = new FakeToolsRoot(_directory.Combine("tools")) { Packages = [new ToolsPackage("bash", "5", new string('b', 64)), new ToolsPackage("kiwi", "9.24", new string('a', 64))] };
        _harness.Job.With(static j => j with { VmType = "kvm", RootIsDirectory = false });
    }

    public void Dispose()
    {
        _harness.Dispose();
        _directory.Dispose();
    }

    /// <summary>A machine has a kernel of its own: no type needs anything of the host.</summary>
    [Theory]
    [InlineData("tbz")]
    [InlineData("ext4")]
    [InlineData("oem")]
    public async Task BeforeBuild_AnyType_IsBuiltInTheMachineByTheToolsRoot(string type)
    {
        _harness.WithSettings("""{ "xzOptions": "-1" }""").Job.WithSource("tiny.kiwi", Sample.Description(type));

        var build = (await DecideAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.Should().ContainSingle().Which.Should().BeOfType<BuildInGuest>().Subject;

        build.Root.Should().BeSameAs(_harness.Tools);
        build.Summary.Should().Be($"kiwi 9.24: tiny.kiwi, {type}");
        build.Files.Keys.Should().Contain(["/etc/kiwi.yml", "/usr/local/sbin/partx"]);
        build.Files[build.Program].Should().StartWith("#!/bin/sh\nexport DISTRIBUTION=bookworm\nexport COMPONENTS=main\nexport DEBARCH=amd64\nexport LANG=C.UTF-8\n")
            .And.Contain($"\nrun_for_apt /usr/bin/kiwi-ng --debug --type={type} system build ").And.EndWith("mv ./* \"$TOPDIR/KIWI/\"\n");
    }

    [Fact]
    public async Task BeforeBuild_SandboxIsEnough_BuildsThereWhatItCan()
    {
        _harness.WithSettings("""{ "virtualMachines": "sandbox" }""").Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.Should().ContainSingle().Which.Should().BeOfType<ReplaceBuild>();
    }

    [Fact]
    public async Task BeforeBuild_ToolsFromATarball_GoesToAnotherHost()
    {
        _harness.Tools = new FakeToolsRoot(_directory.Combine("tools")) { Packages = [new ToolsPackage("root.tar", "0", new string('a', 64))] };
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith(
            "OBSH923: found a job for a virtual machine (kvm), and a tools root whose packages nobody knows; expected one of deb or rpm packages");
    }

    [Theory]
    [InlineData("config-script.log", "OBSH935: kiwi failed: KiwiScriptFailed: config.sh failed: ")]
    [InlineData("missing-package.log", "OBSH935: kiwi failed: ")]
    public void CauseOf_LogOfAFailedBuild_IsTheSameAsInTheSandbox(string name, string start) =>
        GuestBuild.CauseOf([.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Captured", name)), "+ something"])
            .Should().StartWith(start).And.NotContain("\n");

    [Fact]
    public void CauseOf_LogThatSaysNothing_IsNothing() => GuestBuild.CauseOf(["booting kvm...", "Kernel panic"]).Should().BeEmpty();

    private Task<Verdict> DecideAsync() => _harness.BeforeBuildAsync(new KiwiHook());
}
