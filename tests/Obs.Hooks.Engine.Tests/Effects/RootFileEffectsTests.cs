using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Effects;

/// <summary>The packages are read by the tools of their format in Plugins.Setup.Tests, and installed by real builds.</summary>
public sealed class RootFileEffectsTests : IDisposable
{
    private readonly ScenarioDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_FilesOfTwoHooks_AreOnePackageOfTheListWithAllOfThem()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);
        var hook = ScenarioHook.Create(HookPoint.PreChroot);
        var package = $"{area.Directory}/packages/obs-hooks-root-files.deb";

        effects.Apply(hook, [new AddRootFile("/etc/one", files.Package)]).RefusalMessage.Should().BeEmpty();
        var first = File.ReadAllBytes(package);
        File.Delete(files.Package);
        File.WriteAllText(files.Package, "other");
        effects.Apply(hook, [new AddRootFile("/etc/two", files.Package)]).RefusalMessage.Should().BeEmpty();

        File.ReadAllBytes(package).Should().NotEqual(first);
        File.ReadAllText($"{area.Directory}/rpmlist").Should().EndWith($"\nobs-hooks-root-files {package}\n").And.NotMatchRegex("root-files.*\n.*root-files.*\n");
        Directory.EnumerateFiles($"{area.Directory}/root-files").Order(StringComparer.Ordinal).Select(File.ReadAllText).Should().Equal("deb", "other");
        area.Close();
        _directory.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public void Apply_RootOfRpmPackages_IsAnRpm()
    {
        var files = _directory.Files;
        File.WriteAllText(files.RpmList, "filesystem preinstallimage\nbase /pkgs/base.rpm\n");
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new AddRootFile("/etc/one", files.Package)]).RefusalMessage.Should().BeEmpty();

        File.ReadAllBytes($"{area.Directory}/packages/obs-hooks-root-files.rpm").Should().StartWith([0xed, 0xab, 0xee, 0xdb]);
        area.Close();
    }

    [Fact]
    public void Apply_BuildWithoutList_IsFoundThroughRpms()
    {
        var files = _directory.Files;
        var job = files.Job with { Arguments = ["--rpms", files.Directory, "--dist", files.Prjconf, files.Job.Recipe] };
        using var area = JobArea.Open(files.Options, job);
        var effects = new PreChrootEffects(area, job, files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new AddRootFile("/etc/one", files.Package)]).RefusalMessage.Should().BeEmpty();

        effects.BuildArguments.Should().Equal(
            "--rpms", $"{area.Directory}/packages:{files.Directory}", "--dist", files.Prjconf, files.Job.Recipe, "--extra-packs=obs-hooks-root-files");
        new FileInfo($"{area.Directory}/packages/obs-hooks-root-files.deb").Length.Should().BePositive();
        area.Close();
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("/")]
    [InlineData("/etc/")]
    [InlineData("/etc/../x")]
    [InlineData("/etc//x")]
    [InlineData("/etc/a b")]
    [InlineData("/etc/a\\b")]
    [InlineData("/etc/ä")]
    [InlineData("/etc/a\nb")]
    [InlineData("/proc/x")]
    [InlineData("/dev/x")]
    [InlineData("/.build/build")]
    [InlineData("/.build.kernel.kvm")]
    [InlineData("/installed-pkg/bash")]
    [InlineData("/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789")]
    public void Apply_PathOutsideTheRules_IsRefused(string path) => ShouldRefuse(new AddRootFile(path, _directory.Files.Package));

    [Fact]
    public void Apply_ContentThatIsALinkOrNotThere_IsRefused()
    {
        File.CreateSymbolicLink($"{_directory.Files.Directory}/link", _directory.Files.Package);
        ShouldRefuse(new AddRootFile("/etc/x", $"{_directory.Files.Directory}/link"));
        ShouldRefuse(new AddRootFile("/etc/x", "/nowhere"));
    }

    [Fact]
    public void Apply_RootOfNeitherFormat_IsRefused()
    {
        File.WriteAllText(_directory.Files.RpmList, "base /pkgs/base.apk\n");
        ShouldRefuse(_directory.Files.Job with { RecipeType = "apk" }, new AddRootFile("/etc/x", _directory.Files.Package));
    }

    [Fact]
    public void Apply_RootOfAPreinstallImage_HasTheFormatOfTheRecipe()
    {
        var files = _directory.Files;
        File.WriteAllText(files.RpmList, "base preinstallimage\npreinstallimage: /i.tar.gz\n");
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);

        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new AddRootFile("/etc/one", files.Package)]).RefusalMessage.Should().BeEmpty();

        File.Exists($"{area.Directory}/packages/obs-hooks-root-files.deb").Should().BeTrue();
        area.Close();
    }

    [Fact]
    public void Apply_SamePathTwice_IsRefused() =>
        ShouldRefuse(new AddRootFile("/etc/x", _directory.Files.Package), new AddRootFile("/etc/x", _directory.Files.Package));

    private void ShouldRefuse(params Effect[] wanted) => ShouldRefuse(_directory.Files.Job, wanted);

    private void ShouldRefuse(BuildJob job, params Effect[] wanted)
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, job);
        var effects = new PreChrootEffects(area, job, files.Options);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [.. wanted]);

        result.Refusals.Select(static r => r.Code).Should().Equal(DiagnosticCodes.RootFileRefused);
        effects.BuildArguments.Should().Equal(files.Job.Arguments);
        area.Close();
        _directory.Leftovers().Should().BeEmpty();
    }
}
