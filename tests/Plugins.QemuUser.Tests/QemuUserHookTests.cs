using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Qemu;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.QemuUser.Tests;

public sealed class QemuUserHookTests : IDisposable
{
    private readonly HookHarness _harness = new();
    private readonly TemporaryDirectory _tree = new();

    public void Dispose()
    {
        _harness.Dispose();
        _tree.Dispose();
    }

    private string Emulator => Path.Combine(_tree.FullPath, "usr/bin/qemu-riscv64-static");

    [Fact]
    public async Task Before_ForeignArchitectureInAChroot_RegistersTheToolsRootsEmulatorForTheJob()
    {
        Foreign();

        var effects = Effects(await Run());

        effects.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new RegisterBinfmt("riscv64", Interpreters.Find("riscv64")!.Magic, Interpreters.Find("riscv64")!.Mask, Emulator, "OPF"));
        _harness.Log.Infos.Should().ContainSingle().Which.Should().Contain("riscv64 programs are run by qemu-riscv64 7.2.17");
    }

    [Fact]
    public async Task After_EmulatedBuild_ReportsWhatOfTheHostTookPart()
    {
        Foreign(vmType: "kvm");
        await Run();

        var effects = Effects(await _harness.AfterBuildAsync(new QemuUserHook()));

        var report = effects.Should().ContainSingle().Which.Should().BeOfType<AttachReport>().Subject;
        var json = JsonNode.Parse(File.ReadAllText(report.StagedPath))!;
        ((string?)json["binfmt"]).Should().Be("Guest");
        json["resolvedDependencies"]!.AsArray().Select(static d => (string?)d!["name"]).Should().Equal(
            "qemu-riscv64-static", "qemu-user-static", "busybox-static", "kernel-obs-build", "bash");
        ((string?)json["resolvedDependencies"]![1]!["digest"]!["sha256"]).Should().Be(new string('1', 64));
    }

    [Fact]
    public async Task After_NothingEmulated_IsSkipped() =>
        (await _harness.AfterBuildAsync(new QemuUserHook())).Should().BeOfType<Verdict.Skipped>();

    [Theory]
    [InlineData("x86_64")]
    [InlineData("i586")]
    [InlineData("x86_64:amd64")]
    public async Task Before_ArchitectureOfTheHost_IsSkipped(string arch)
    {
        Foreign();
        _harness.Job.With(job => job with { Arch = arch });

        (await Run()).Should().BeOfType<Verdict.Skipped>().Which.Reason.Should().StartWith("x86_64 runs ");
    }

    [Fact]
    public async Task Before_CrossBuildWithSysroot_IsSkipped()
    {
        Foreign();
        _harness.Job.With(static job => job with { Packages = [new JobPackage("glibc", "/p/glibc.rpm", PackageUses.Sysroot)] });

        (await Run()).Should().BeOfType<Verdict.Skipped>();
    }

    [Fact]
    public async Task Before_UnknownArchitecture_IsABadHostWithWhatIsKnown()
    {
        Foreign();
        _harness.Job.With(static job => job with { Arch = "ia64" });

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH821: found the architecture 'ia64'; expected ").And.Contain("aarch64").And.NotContain("\n");
    }

    [Fact]
    public async Task Before_NoEmulator_NamesWhereItWasExpected()
    {
        Foreign();
        File.Delete(Emulator);

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH822: {Emulator}: found no emulator there; expected a static qemu-riscv64; ");
    }

    [Fact]
    public async Task Before_DynamicEmulator_IsRefused()
    {
        Foreign();
        ElfFiles.Write(Emulator, ElfFiles.OwnMachine, dynamic: true);

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH824: {Emulator}: found a program that needs shared libraries");
    }

    [Fact]
    public async Task Before_EmulatorForAnotherHost_IsRefused()
    {
        Foreign();
        ElfFiles.Write(Emulator, 0x1234);

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH823: {Emulator}: found a program of another architecture");
    }

    [Fact]
    public async Task Before_EmulatorThatIsNoProgram_IsRefused()
    {
        Foreign();
        File.WriteAllText(Emulator, "#!/bin/sh\n");

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH823: {Emulator}: found no program (ELF)");
    }

    [Fact]
    public async Task Before_EmulatorOfAnotherTarget_IsRefused()
    {
        Foreign();
        _harness.Processes.When(Emulator, new ProcessResult(0, "qemu-arm version 7.2.17\n", ""));

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH823: {Emulator}: found qemu-arm; expected qemu-riscv64; ");
    }

    [Fact]
    public async Task Before_EmulatorThatDoesNotRun_SaysWhatItSaid()
    {
        Foreign();
        _harness.Processes.When(Emulator, new ProcessResult(139, "", "mmap: Operation not permitted\n"));

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH825: {Emulator} --version: found exit status 139: mmap: Operation not permitted; expected 0");
    }

    [Theory]
    [InlineData("""{ "scope": "world" }""", "scope")]
    [InlineData("""{ "preinstall": "both" }""", "preinstall")]
    [InlineData("""{ "emulator": "qemu" }""", "emulator")]
    public async Task Before_WrongSetting_NamesIt(string settings, string name)
    {
        Foreign();
        _harness.WithSettings(settings);

        (await Run()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith($"OBSH820: setting {name}: found ");
    }

    [Theory]
    [InlineData("chroot", "host", BinfmtScope.Host)]
    [InlineData("nspawn", "job", BinfmtScope.Host)]
    public async Task Before_HostScope_IsForPolicyOrContainers(string vmType, string scope, BinfmtScope expected)
    {
        Foreign();
        _harness.Job.With(job => job with { VmType = vmType });
        _harness.WithSettings($$"""{ "scope": "{{scope}}" }""");

        Effects(await Run()).OfType<RegisterBinfmt>().Single().Scope.Should().Be(expected);
    }

    [Fact]
    public async Task Before_VirtualMachine_BeginsWithPackagesOfTheHost()
    {
        Foreign(vmType: "kvm");

        var effects = Effects(await Run());

        effects.OfType<AddPackage>().Select(static p => (p.Name, p.Uses, p.InsteadOf)).Should().Equal(
            ("host-qemu-user-static", PackageUses.VmInstall | PackageUses.NoInstall, "qemu-user-static"),
            ("host-busybox-static", PackageUses.VmInstall | PackageUses.NoInstall, "busybox-static"),
            ("host-kernel-obs-build", PackageUses.VmInstall | PackageUses.NoInstall, "kernel-obs-build"),
            ("host-bash", PackageUses.Preinstall | PackageUses.NoInstall, null));
        effects.OfType<RegisterBinfmt>().Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Scope = BinfmtScope.Guest, Interpreter = "/usr/bin/qemu-riscv64-static" });
    }

    [Fact]
    public async Task Before_RpmPackages_TakeThePlaceOfTheTargets()
    {
        Foreign(vmType: "kvm", suffix: ".rpm");

        Effects(await Run()).OfType<AddPackage>().Last().Should().BeEquivalentTo(new { Name = "host-bash", InsteadOf = "bash" });
    }

    [Fact]
    public async Task Before_VirtualMachineWithoutKeptPackages_SaysWhatToConfigure()
    {
        Foreign(vmType: "kvm");
        Directory.Delete(Path.Combine(_tree.FullPath, "var"), recursive: true);

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH826: found a tools root without its packages; expected ").And.Contain("keepPackages");
    }

    [Fact]
    public async Task Before_VirtualMachineWithAnEmulatorOfTheHost_SaysWhatTheGuestGets()
    {
        Foreign(vmType: "kvm");
        using var host = new TemporaryDirectory();
        var emulator = ElfFiles.Write(host.Combine("qemu"), ElfFiles.OwnMachine);
        _harness.Processes.When(emulator, new ProcessResult(0, "qemu-riscv64 version 7.2.17\n", ""));
        _harness.WithSettings($$"""{ "emulator": "{{emulator}}" }""");

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith($"OBSH827: found {emulator}, which is not in the tools root; expected ");
    }

    [Fact]
    public async Task Before_VirtualMachineWithoutPackageList_SaysWhatToGiveBuild()
    {
        Foreign(vmType: "kvm");
        _harness.Job.With(static job => job with { Packages = [] });

        (await Run()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH828: ").And.EndWith("give build --rpmlist");
    }

    private Task<Verdict> Run() => _harness.BeforeBuildAsync(new QemuUserHook());

    /// <summary>A job for riscv64 on a host that knows it not, with a tools root that has everything.</summary>
    private void Foreign(string vmType = "chroot", string suffix = ".deb")
    {
        HostArchitecture.Name.Should().Be("x86_64", "these tests are written for the architecture of the test machines");
        ElfFiles.Write(Emulator, ElfFiles.OwnMachine);
        _harness.Processes.When(Emulator, new ProcessResult(0, "qemu-riscv64 version 7.2.17 (Debian 1:7.2)\nCopyright\n", ""));
        var kept = Path.Combine(_tree.FullPath, "var/cache/obs-hooks/packages");
        Directory.CreateDirectory(kept);
        string[] names = ["qemu-user-static", "busybox-static", "kernel-obs-build", "bash", "dpkg"];
        foreach (var name in vmType == "chroot" ? [] : names)
        {
            File.WriteAllText(Path.Combine(kept, name + suffix), "package");
        }

        _harness.Tools = new FakeToolsRoot(_tree.FullPath)
        {
            Packages = [.. names.Select(static n => new ToolsPackage(n, "1-1", new string('1', 64)))],
        };
        _harness.Job.With(job => job with
        {
            Arch = "riscv64",
            VmType = vmType,
            RootIsDirectory = vmType is not "kvm",
            Packages = vmType == "chroot" ? [] : [.. Target(suffix)],
        });
    }

    private static IEnumerable<JobPackage> Target(string suffix) =>
    [
        new("bash", $"/p/bash{suffix}", PackageUses.Install | PackageUses.Preinstall),
        new("dpkg", $"/p/dpkg{suffix}", PackageUses.Install | PackageUses.Preinstall),
        new("kernel-obs-build", $"/p/kernel{suffix}", PackageUses.Install | PackageUses.VmInstall),
        new("make", $"/p/make{suffix}", PackageUses.Install),
    ];

    private static ImmutableArray<Effect> Effects(Verdict verdict) => verdict.Should().BeOfType<Verdict.Ok>().Subject.Effects;
}
