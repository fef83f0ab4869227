using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Tests.Journal;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tests.Effects;

/// <summary>The view of obs-build's code that a virtual machine gets, with the mounts of a thread of its own.</summary>
public sealed class GuestBinfmtTests : IDisposable
{
    private static readonly RegisterBinfmt s_guest =
        new("aarch64", @"\x7f\x45", "", "/usr/bin/qemu-aarch64-static", "OPF") { Scope = BinfmtScope.Guest };

    private static readonly string s_init = $"initvm.{ToolsNames.HostArch}";

    private readonly ScenarioDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_CodeWithoutInitvm_GetsBothAndTheCodeStaysAsItIs() => PrivateMounts.Run(() =>
    {
        var code = Code();
        using var area = Open("kvm", out var effects, code);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_guest]).RefusalMessage.Should().BeEmpty();

        var view = effects.Start().Environment["BUILD_DIR"];
        File.ReadAllLines($"{view}/qemu-reg").Should().Equal(@":aarch64:M::\x7f\x45::/usr/bin/qemu-aarch64-static:OPF", "# others");
        File.ReadAllText($"{view}/{s_init}").Should().StartWith("#!/bin/busybox sh\n");
        File.GetUnixFileMode($"{view}/{s_init}").Should().HaveFlag(UnixFileMode.OtherExecute);
        File.ReadAllText($"{view}/build-vm").Should().Be("vm");
        area.Close();
        Directory.GetFiles(code).Select(Path.GetFileName).Should().BeEquivalentTo("build-vm", "qemu-reg");
        File.ReadAllText($"{code}/qemu-reg").Should().Be("# others\n");
    });

    [Fact]
    public void Apply_CodeWithInitvm_KeepsIt() => PrivateMounts.Run(() =>
    {
        var code = Code();
        File.WriteAllText($"{code}/{s_init}", "static");
        using var area = Open("kvm", out var effects, code);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_guest]).RefusalMessage.Should().BeEmpty();

        File.ReadAllText($"{effects.Start().Environment["BUILD_DIR"]}/{s_init}").Should().Be("static");
        area.Close();
    });

    [Theory]
    [InlineData("qemu", "aarch64:aarch64")]
    [InlineData("kvm", "aarch64")]
    public void Apply_MachineOfTheTarget_BecomesTheHosts(string vmType, string expected) => PrivateMounts.Run(() =>
    {
        using var area = Open(vmType, out var effects, Code());

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_guest]).RefusalMessage.Should().BeEmpty();

        effects.BuildArguments.Should().ContainInOrder("--arch", expected);
        effects.Start().Environment.ContainsKey("qemu_bin").Should().Be(vmType == "qemu");
        area.Close();
    });

    [Fact]
    public void Apply_GuestOfAChroot_IsRefused()
    {
        using var area = Open("chroot", out var effects, Code());

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_guest]);

        result.Refusals.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.BinfmtRefused);
        area.Close();
    }

    private string Code()
    {
        var code = $"{_directory.Files.Directory}/code";
        Directory.CreateDirectory(code);
        File.WriteAllText($"{code}/build-vm", "vm");
        File.WriteAllText($"{code}/qemu-reg", "# others\n");
        return code;
    }

    private JobArea Open(string vmType, out PreChrootEffects effects, string code)
    {
        var files = _directory.Files;
        var job = files.Job with
        {
            VmType = vmType,
            RootIsDirectory = vmType == "chroot",
            Arguments = files.Job.Arguments.Replace("x86_64", "aarch64"),
        };
        var area = JobArea.Open(files.Options, job);
        effects = new PreChrootEffects(area, job, files.Options, code);
        return area;
    }
}
