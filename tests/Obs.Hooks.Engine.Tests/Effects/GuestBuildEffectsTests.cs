using System.Collections.Immutable;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Guests;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Tests.Journal;
using Obs.Hooks.Engine.Tests.Tools;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Effects;

/// <summary>A build in a guest whose root is a tools root, with the mounts of a thread of its own. The real thing is in Machine.Tests.</summary>
public sealed class GuestBuildEffectsTests : IDisposable
{
    private const string Program = "/usr/local/sbin/make";

    private readonly ScenarioDirectory _directory = new();
    private readonly FakeToolsRoot _tools;

    public GuestBuildEffectsTests()
    {
        var tree = $"{_directory.Files.Directory}/tools/tree";
        foreach (var name in (ReadOnlySpan<string>)["usr/bin", "var/lib/dpkg", "dev/shm", "proc"])
        {
            Directory.CreateDirectory($"{tree}/{name}");
        }

        File.WriteAllText($"{tree}/usr/bin/kiwi-ng", "kiwi");
        File.SetUnixFileMode($"{tree}/usr/bin/kiwi-ng", (UnixFileMode)0x1ED);
        File.CreateSymbolicLink($"{tree}/usr/bin/kiwi", "kiwi-ng");
        File.WriteAllText($"{tree}/var/lib/dpkg/status", "");
        _tools = new FakeToolsRoot(tree) { Packages = [Package("bash"), Package("kiwi")] };
    }

    private BuildInGuest Guest => new(_tools, Program, "kiwi") { Files = Files((Program, "#!/bin/sh\n"), ("/etc/kiwi.yml", "x")) };

    private static PlannedHook Hook { get; } = ScenarioHook.Create(HookPoint.PreChroot, ScenarioHook.All | HookCapabilities.Build);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_Guest_RootIsTheToolsRootAndTheRecipeIsTheHooks() => PrivateMounts.Run(() =>
    {
        using var area = Open("kvm", out var effects);

        effects.Apply(Hook, [Guest]).RefusalMessage.Should().BeEmpty();

        var image = $"{_directory.Files.Directory}/tools/image.tar.gz";
        File.ReadAllLines($"{area.Directory}/rpmlist").Should().Equal(
            "bash preinstallimage", "kiwi preinstallimage", $"preinstallimage: {image}", "preinstall:", "vminstall:", "runscripts:", "noinstall:", "installonly:");
        File.ReadAllText($"{area.Directory}/prjconf").Should().EndWith("\nBinarytype: deb\n");
        var view = effects.Start().Environment["BUILD_DIR"];
        File.ReadAllText($"{view}/build-recipe-kiwi").Should().StartWith("# kiwi\n").And.Contain("\nrecipe_build_kiwi() {\n").And.Contain($"RECIPE=\"$RECIPEFILE\" {Program} <").And.NotContain("@");
        File.ReadAllText($"{view}/obs-hooks-files{Program}").Should().Be("#!/bin/sh\n");
        File.GetUnixFileMode($"{view}/obs-hooks-files{Program}").Should().HaveFlag(UnixFileMode.OtherExecute);
        File.GetUnixFileMode($"{view}/obs-hooks-files/etc/kiwi.yml").Should().NotHaveFlag(UnixFileMode.UserExecute);
        TarFile.Entries(image).Should().Contain(["usr/bin/kiwi-ng 111101101 ", "usr/bin/kiwi 111111111 kiwi-ng", ".preinstall_image/kiwi 110100100 "])
            .And.NotContain(static e => e.StartsWith("dev/shm", StringComparison.Ordinal));
        area.Close();
        File.ReadAllText($"{_directory.Files.Directory}/code/build-recipe-kiwi").Should().Be("# kiwi\n");
    });

    /// <summary>Other hooks know nothing of the guest: what they add is there too, in the guest's format.</summary>
    [Fact]
    public void Apply_PackagesAndFilesOfOtherHooks_StayInTheList() => PrivateMounts.Run(() =>
    {
        var files = _directory.Files;
        using var area = Open("kvm", out var effects);

        effects.Apply(Hook, [new AddPackage("before", files.Package) { Uses = PackageUses.Install | PackageUses.VmInstall }]).RefusalMessage.Should().BeEmpty();
        effects.Apply(Hook, [Guest]).RefusalMessage.Should().BeEmpty();
        effects.Apply(Hook, [new AddRootFile("/etc/after", files.Package)]).RefusalMessage.Should().BeEmpty();

        File.ReadAllLines($"{area.Directory}/rpmlist").Should()
            .Contain([$"before {files.Package}", "vminstall: before", $"obs-hooks-root-files {area.Directory}/packages/obs-hooks-root-files.deb"]);
        area.Close();
    });

    [Theory]
    [InlineData("chroot", "a job for a virtual machine")]
    [InlineData("kvm", "a tools root of deb or rpm packages")]
    public void Apply_WhatCannotBe_IsRefused(string vmType, string expected)
    {
        using var area = Open(vmType, out var effects);
        var root = vmType == "kvm" ? new FakeToolsRoot("/nonexistent") : _tools;

        var result = effects.Apply(Hook, [Guest with { Root = root }]);

        var refusal = result.Refusals.Should().ContainSingle().Subject;
        refusal.Code.Should().Be(DiagnosticCodes.BuildReplacementRefused);
        refusal.Expected.Should().StartWith(expected);
        area.Close();
    }

    [Theory]
    [InlineData("/usr/bin/x; reboot")]
    [InlineData("/etc/../x")]
    [InlineData("x")]
    public void Apply_StrangePaths_AreRefused(string path)
    {
        using var area = Open("kvm", out var effects);

        effects.Apply(Hook, [Guest with { Program = path }]).Refusals.Should().ContainSingle();
        area.Close();
    }

    [Fact]
    public void Apply_RecipeThatTheBuildDoesNotKnow_Fails() => PrivateMounts.Run(() =>
    {
        using var area = Open("kvm", out var effects);
        File.Delete($"{_directory.Files.Directory}/code/build-recipe-kiwi");

        effects.Apply(Hook, [Guest]).RefusalMessage.Should().Contain("build-recipe-kiwi is no file");
        effects.Guest.Should().BeNull();
        area.Close();
    });

    [Fact]
    public void OfProgram_Log_IsWhatTheProgramSaidWithoutTimes() =>
        GuestLog.OfProgram(["[   12s] [ ERROR   ]: x", "[ ERROR   ]: 1s] x", "", $"[   13s] {GuestLog.EndOfProgram}\r", "[   14s] sysrq: Power Off"])
            .Should().Equal("[ ERROR   ]: x", "[ ERROR   ]: 1s] x", "");

    [Fact]
    public void Lines_EndlessLine_IsCut()
    {
        var log = $"{_directory.Files.Directory}/log";
        File.WriteAllText(log, $"a\n{new string('x', 1 << 20)}\nb\n");

        GuestLog.Lines(log).Select(static l => l.Length).Should().Equal(1, 4096, 1);
    }

    /// <summary>A job that is killed does not wait for the image that another one makes.</summary>
    [Fact]
    public void Apply_KilledWhileWaitingForTheImage_IsRefusedAndUndone() => PrivateMounts.Run(() =>
    {
        using var area = Open("kvm", out _);
        using var kill = new CancellationTokenSource();
        using var tools = DirectoryHandle.Open($"{_directory.Files.Directory}/tools");
        using var other = FileLock.TryTake(tools, "image.lock", Libc.LockExclusive);
        var said = new List<string>();
        var effects = new PreChrootEffects(area, Job("kvm"), _directory.Files.Options)
        {
            Say = line =>
            {
                said.Add(line);
                kill.Cancel();
            },
        };

        var result = effects.Apply(Hook, [new Mount("scratch", MountKind.Tmpfs), Guest], kill.Token);

        said.Should().Equal("waiting for another job that makes the image of the tools root");
        result.RefusalMessage.Should().Contain("the end of the job, which was killed");
        effects.Mounts.Should().BeEmpty();
        MountTable.At(area.Directory).Should().NotContain(static m => m.Path.EndsWith("/scratch", StringComparison.Ordinal));
        area.Close();
    });

    private static ToolsPackage Package(string name) => new(name, "1", new string('a', 64));

    private static ImmutableSortedDictionary<string, string> Files(params (string Path, string Content)[] files) =>
        files.ToImmutableSortedDictionary(static f => f.Path, static f => f.Content, StringComparer.Ordinal);

    private JobArea Open(string vmType, out PreChrootEffects effects)
    {
        var files = _directory.Files;
        var code = $"{files.Directory}/code";
        Directory.CreateDirectory(code);
        File.WriteAllText($"{code}/build-recipe-kiwi", "# kiwi\n");
        var job = Job(vmType);
        var area = JobArea.Open(files.Options, job);
        effects = new PreChrootEffects(area, job, files.Options, code);
        return area;
    }

    private BuildJob Job(string vmType) =>
        _directory.Files.Job with { VmType = vmType, RootIsDirectory = vmType == "chroot", RecipeType = "kiwi" };
}
