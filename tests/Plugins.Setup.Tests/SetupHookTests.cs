using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Setup.Tests;

public sealed class SetupHookTests : IDisposable
{
    private readonly HookHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task BeforeBuild_EverySetting_IsTheEffectOfItsName()
    {
        File.WriteAllText(Path.Combine(_harness.WorkDirectory, "..", "check"), "#!/bin/sh\n");
        var check = Path.GetFullPath(Path.Combine(_harness.WorkDirectory, "..", "check"));
        _harness.Job.With(static job => job with { VmType = "kvm", RootIsDirectory = false });
        _harness.WithSettings(
            $$"""
            {
              "files": { "/etc/b": { "from": "{{check}}", "executable": true }, "/etc/a": "text", "/etc/gone": null },
              "packages": { "two": { "file": "/p/two.rpm", "uses": ["preinstall", "vminstall"] }, "one": "/p/one.rpm" },
              "prjconf": ["Ignore: a:b"],
              "buildOptions": ["--jobs=3", "--no-checks"],
              "diskMB": 2048, "swapMB": 128, "memoryMB": 1024, "fileSystem": "xfs", "diskInMemory": true,
              "kernel": "/boot/k", "initrd": "/boot/i"
            }
            """);

        var verdict = await _harness.BeforeBuildAsync(new SetupHook());

        var effects = verdict.Should().BeOfType<Verdict.Ok>().Which.Effects;
        var text = effects.OfType<AddRootFile>().First().ContentPath;
        effects.Should().BeEquivalentTo(
            (Effect[])
            [
                new AddRootFile("/etc/a", text),
                new AddRootFile("/etc/b", check) { Executable = true },
                new AddPackage("one", "/p/one.rpm"),
                new AddPackage("two", "/p/two.rpm") { Uses = PackageUses.Preinstall | PackageUses.VmInstall },
                new AppendPrjconf(["Ignore: a:b"]),
                new SetBuildOption("--jobs", "3"),
                new SetBuildOption("--no-checks"),
                new SetMachine { DiskMegabytes = 2048, SwapMegabytes = 128, MemoryMegabytes = 1024, FileSystem = "xfs", DiskInMemory = true },
                new SetGuestKernel("/boot/k", "/boot/i"),
            ],
            static o => o.WithStrictOrdering().RespectingRuntimeTypes());
        File.ReadAllText(text).Should().Be("text");
    }

    [Fact]
    public async Task BeforeBuild_MachineSettingsInAChroot_DoNotCountAndTheLogSaysSo()
    {
        _harness.WithSettings("""{ "diskMB": 2048 }""");

        var verdict = await _harness.BeforeBuildAsync(new SetupHook());

        verdict.Should().BeOfType<Verdict.Skipped>();
        _harness.Log.Infos.Should().ContainSingle().Which.Should().Contain("a build in a chroot has no machine");
    }

    [Fact]
    public async Task BeforeBuild_NoSettings_IsSkipped() =>
        (await _harness.BeforeBuildAsync(new SetupHook())).Should().Be(new Verdict.Skipped("nothing to set up"));

    [Fact]
    public async Task BeforeBuild_WrongSettings_AreAllNamedAtOnce()
    {
        _harness.WithSettings(
            """
            {
              "files": { "/a": 1, "/b": { "text": "x", "from": "/etc/hosts" }, "/c": { "from": "relative" }, "/d": { "text": "x", "mode": "755" }, "/e": { "text": "", "executable": "yes" } },
              "packages": { "p": {}, "q": { "file": "/q.rpm", "uses": ["instal"] }, "r": { "file": "/r.rpm", "uses": "install" } },
              "buildOptions": ["jobs"], "diskMB": -1, "initrd": "/i"
            }
            """);

        var verdict = await _harness.BeforeBuildAsync(new SetupHook());

        verdict.Should().BeOfType<Verdict.HookError>().Which.Message.Split('\n').Should().Equal(
            "OBSH830: files.\"/a\": found 1; expected a text, or an object with \"text\" or \"from\", and \"executable\"",
            "OBSH830: files.\"/b\": found an object with \"text\" and \"from\"; expected a text, or an object with \"text\" or \"from\", and \"executable\"",
            "OBSH830: files.\"/c\": found 'relative' as \"from\"; expected the absolute path of a file on this host",
            "OBSH830: files.\"/d\": found \"mode\"; expected a text, or an object with \"text\" or \"from\", and \"executable\"",
            "OBSH830: files.\"/e\": found \"yes\" as \"executable\"; expected true or false",
            "OBSH831: packages.\"p\": found an empty object; expected the path of a file on this host, or an object with \"file\" and \"uses\"",
            "OBSH831: packages.\"q\": found 'instal' in \"uses\"; expected some of install, installonly, noinstall, preinstall, runscripts, sysroot, vminstall",
            "OBSH831: packages.\"r\": found \"install\" as \"uses\"; expected a list of texts",
            "OBSH832: buildOptions: found 'jobs'; expected an option with its two dashes, as --jobs=4",
            "OBSH833: diskMB: found -1; expected 1 to 99999999 MiB",
            "OBSH834: initrd: found no kernel with it; expected both; set \"kernel\", too");
    }
}
