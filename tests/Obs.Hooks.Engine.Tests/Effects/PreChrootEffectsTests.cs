using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class PreChrootEffectsTests : IDisposable
{
    private readonly ScenarioDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_PackageOptionAndPrjconf_ChangesCopiesAndTheCommandLineOnly()
    {
        var files = _directory.Files;
        var list = File.ReadAllText(files.RpmList);
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot),
        [
            new AddPackage("extra", files.Package),
            new SetBuildOption("--jobs", "3"),
            new AppendPrjconf(["Support: extra"]),
            new Warn("look"),
        ]);

        result.RefusalMessage.Should().BeEmpty();
        result.Lines.Should().HaveCount(4);
        effects.BuildArguments.Should().Equal(
            "--root", files.BuildRoot, "--clean", "--dist", $"{area.Directory}/prjconf",
            $"--rpmlist={area.Directory}/rpmlist", "--arch", "x86_64", files.Job.Recipe, "--jobs=3");
        File.ReadAllText($"{area.Directory}/rpmlist").Should().Be($"{list}extra {files.Package}\n");
        File.ReadAllText($"{area.Directory}/prjconf").Should().Be("Type: dsc\nSupport: extra\n");
        File.ReadAllText(files.RpmList).Should().Be(list);
        File.ReadAllText(files.Prjconf).Should().Be("Type: dsc\n");
        area.Close();
    }

    [Fact]
    public void Apply_TwoHooks_TheSecondAddsToTheFirst()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);
        var hook = ScenarioHook.Create(HookPoint.PreChroot);

        effects.Apply(hook, [new AddPackage("one", files.Package)]).Accepted.Should().BeTrue();
        effects.Apply(hook, [new AddPackage("two", files.Package)]).Accepted.Should().BeTrue();

        File.ReadAllText($"{area.Directory}/rpmlist").Should().EndWith($"one {files.Package}\ntwo {files.Package}\n");
        effects.BuildArguments.Count(word => word.Contains("rpmlist", StringComparison.Ordinal)).Should().Be(1);
        area.Close();
    }

    [Fact]
    public void Apply_OneEffectRefused_AppliesNoneAndNamesAllReasons()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot),
        [
            new AddPackage("fine", files.Package),
            new SetBuildOption("--root", "/"),
            new SetBuildOption("--jobs", "many"),
            new AddPackage("bad name", "relative.deb"),
        ]);

        result.Refusals.Select(static r => r.Code).Should().Equal(
            DiagnosticCodes.BuildOptionRefused,
            DiagnosticCodes.BuildOptionRefused,
            DiagnosticCodes.PackageRefused,
            DiagnosticCodes.PackageRefused);
        effects.BuildArguments.Should().Equal(files.Job.Arguments);
        File.Exists($"{area.Directory}/rpmlist").Should().BeFalse();
        area.Close();
    }

    [Fact]
    public void Apply_UndeclaredCapabilityOrOtherPoint_IsRefused()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        var result = effects.Apply(
            ScenarioHook.Create(HookPoint.PreChroot, HookCapabilities.Packages),
            [new SetBuildOption("--jobs", "2"), new RemoveResult("OTHER", "x")]);

        result.Refusals.Select(static r => r.Code).Should().Equal(
            DiagnosticCodes.EffectNotAllowed, DiagnosticCodes.EffectNotAllowed);
        area.Close();
    }

    [Fact]
    public void Apply_PackageWithoutRpmList_IsFoundThroughRpmsAndNamedInThePrjconf()
    {
        var files = _directory.Files;
        var job = files.Job with { Arguments = ["--rpms", "/pkgs", "--dist", files.Prjconf, files.Job.Recipe] };
        using var area = JobArea.Open(files.Options, job);
        var effects = new PreChrootEffects(area, job, files.Options);

        var result = effects.Apply(
            ScenarioHook.Create(HookPoint.PreChroot),
            [new AddPackage("extra", files.Package) { Uses = PackageUses.Install | PackageUses.VmInstall }]);

        result.RefusalMessage.Should().BeEmpty();
        effects.BuildArguments.Should().Equal(
            "--rpms", $"{area.Directory}/packages:/pkgs", "--dist", $"{area.Directory}/prjconf", files.Job.Recipe,
            "--extra-packs=extra");
        File.ReadAllText($"{area.Directory}/packages/extra.deb").Should().Be("deb");
        File.ReadAllText($"{area.Directory}/prjconf").Should().EndWith("VMInstall: extra\n");
        area.Close();
    }

    [Fact]
    public void Apply_PackageThatIsALink_IsRefused()
    {
        var files = _directory.Files;
        File.CreateSymbolicLink($"{files.Directory}/link.deb", files.Package);
        ShouldRefuse(DiagnosticCodes.PackageRefused, new AddPackage("extra", $"{files.Directory}/link.deb"));
    }

    [Fact]
    public void Apply_HostBinfmtWithoutPolicy_IsRefused() =>
        ShouldRefuse(DiagnosticCodes.BinfmtRefused, new RegisterBinfmt("x", @"\x7f", "", "/bin/true", "F") { Scope = BinfmtScope.Host });

    [Theory]
    [InlineData("../evil")]
    [InlineData("_service")]
    [InlineData(".hidden")]
    [InlineData("a\nb")]
    [InlineData("hello.tar")]
    public void Apply_SourceNameThatIsTakenOrUnsafe_IsRefused(string name) =>
        ShouldRefuse(DiagnosticCodes.SourceRefused, new AddSource(name, _directory.Files.Package));

    [Fact]
    public void Apply_SourceDirectoryGone_IsARefusalNotACrash()
    {
        Directory.Delete(_directory.Files.Sources, recursive: true);
        ShouldRefuse(DiagnosticCodes.EffectFailed, new AddSource("new.patch", _directory.Files.Package));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("../x")]
    [InlineData("_sources")]
    public void Apply_MountNameOutsideTheRules_IsRefused(string name) =>
        ShouldRefuse(DiagnosticCodes.MountRefused, new Mount(name, MountKind.Tmpfs));

    [Fact]
    public void Apply_ToolsRootThatOthersCanWrite_IsRefused()
    {
        File.SetUnixFileMode(_directory.Files.Tools, (UnixFileMode)0x1FF);
        ShouldRefuse(DiagnosticCodes.MountRefused, new UseToolsRoot("tools", _directory.Files.Tools));
    }

    [Fact]
    public void Apply_Sources_BuildSeesAViewAndTheDirectoryStaysAsItIs() => PrivateMounts.Run(() =>
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot),
        [
            new AddSource("new.patch", files.Package),
            new AddSource("hello.tar", files.Package) { Replace = true },
        ]);

        result.RefusalMessage.Should().BeEmpty();
        var recipe = effects.BuildArguments[^1];
        recipe.Should().Be($"{area.Directory}/mounts/_sources/hello.dsc");
        File.ReadAllText(recipe).Should().Be("dsc");
        var view = Path.GetDirectoryName(recipe)!;
        File.ReadAllText($"{view}/new.patch").Should().Be("deb");
        File.ReadAllText($"{view}/hello.tar").Should().Be("deb");
        File.ReadAllText($"{files.Sources}/hello.tar").Should().Be("tar");
        Directory.EnumerateFiles(files.Sources).Should().HaveCount(2);
        area.Close();
        _directory.Leftovers().Should().BeEmpty();
    });

    [Fact]
    public void Apply_ToolsRoot_IsReadOnlyPrivateAndWithoutSetUserId() => PrivateMounts.Run(() =>
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new UseToolsRoot("tools", files.Tools)])
            .RefusalMessage.Should().BeEmpty();

        var path = effects.Mounts["tools"];
        File.ReadAllText($"{path}/tool").Should().Be("tool");
        var write = () => File.WriteAllText($"{path}/tool", "x");
        write.Should().Throw<IOException>();
        var line = File.ReadLines("/proc/thread-self/mountinfo").Single(l => l.Contains($" {path} ", StringComparison.Ordinal));
        line.Should().Contain(" ro,nosuid,nodev,").And.NotContain("shared:").And.NotContain("master:");
        area.Close();
        _directory.Leftovers().Should().BeEmpty();
    });

    [Fact]
    public void Apply_SharedStateDirectory_MountsDoNotPropagate() => PrivateMounts.Run(() =>
    {
        const ulong shared = 1 << 20;
        var files = _directory.Files;
        var peer = $"{files.Directory}/peer";
        var state = files.Options.StateDirectory;
        Directory.CreateDirectory(state, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(peer);
        Libc.Mount(state, state, null, Libc.MountBind, null).Should().Be(0);
        Libc.Mount("none", state, null, shared, null).Should().Be(0);
        Libc.Mount(state, peer, null, Libc.MountBind, null).Should().Be(0);
        using (var area = JobArea.Open(files.Options, files.Job))
        {
            var effects = new PreChrootEffects(area, files.Job, files.Options);
            effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new UseToolsRoot("tools", files.Tools)])
                .RefusalMessage.Should().BeEmpty();

            MountTable.At(peer).Should().NotContain(mount => mount.Path.EndsWith("/tools", StringComparison.Ordinal));
            area.Close();
        }

        MountTable.At(peer).Should().ContainSingle();
        Libc.Unmount(peer, 0);
        Libc.Unmount(state, 0);
    });

    [Fact]
    public void Apply_MountThatTheKernelRefuses_UndoesTheOthersOfTheVerdict() => PrivateMounts.Run(() =>
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);
        var hook = ScenarioHook.Create(HookPoint.PreChroot);

        // procfs cannot be the lower layer of an overlay.
        var result = effects.Apply(hook,
        [
            new Mount("first", MountKind.Tmpfs),
            new Mount("second", MountKind.OverlayTree) { Source = "/proc/sys/fs" },
        ]);

        result.Refusals.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.EffectFailed);
        effects.Mounts.Should().BeEmpty();
        MountTable.At(area.Directory).Select(static m => m.Path).Should().Equal($"{area.Directory}/mounts");
        effects.Apply(hook, [new Mount("first", MountKind.Tmpfs)]).RefusalMessage.Should().BeEmpty();
        area.Close();
        _directory.Leftovers().Should().BeEmpty();
    });

    private void ShouldRefuse(string code, Effect effect)
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options with { AllowHostBinfmt = false });

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [effect]);

        result.Refusals.Should().NotBeEmpty().And.OnlyContain(refusal => refusal.Code == code);
        result.Refusals.Should().OnlyContain(static r => r.Expected.Length > 0);
        area.Close();
    }
}
