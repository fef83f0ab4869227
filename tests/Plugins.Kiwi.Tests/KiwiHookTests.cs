using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests;

/// <summary>What the hook decides before anything is started.</summary>
public sealed class KiwiHookTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HookHarness _harness;

    public KiwiHookTests() => _harness = Sample.Harness(_directory);

    public void Dispose()
    {
        _harness.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("tbz", false)]
    [InlineData("docker", false)]
    [InlineData("ext4", true)]
    [InlineData("oem", true)]
    public async Task BeforeBuild_AnImage_ReplacesTheBuildWithWhatItNeeds(string type, bool loops)
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description(type));

        var effect = (await DecideAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.Should().ContainSingle().Subject;

        effect.Should().BeOfType<ReplaceBuild>().Which.Should().Match<ReplaceBuild>(r => r.LoopMounts == loops)
            .And.Match<ReplaceBuild>(r => r.Step.Summary == $"kiwi: tiny.kiwi, {type}");
    }

    [Fact]
    public async Task BeforeBuild_AnotherRecipe_IsSkipped()
    {
        _harness.Job.WithSource("hello.spec", "");

        (await DecideAsync()).Should().Be(new Verdict.Skipped("no kiwi image"));
    }

    [Fact]
    public async Task BeforeBuild_AProduct_IsLeftToTheBuild()
    {
        _harness.Job.WithSource("product.kiwi", "<image name=\"p\"><instsource/></image>");

        (await DecideAsync()).Should().Be(new Verdict.Skipped("a product, no image"));
    }

    [Fact]
    public async Task BeforeBuild_NoKiwiFile_IsOneClearLine()
    {
        _harness.Job.With(static j => j with { Recipe = "/sources/tiny.kiwi", RecipeType = "kiwi" });

        (await FailureAsync()).Should().Be("OBSH924: /sources/tiny.kiwi: found no kiwi file; expected one *.kiwi among the sources; add it");
    }

    [Fact]
    public async Task BeforeBuild_TwoKiwiFiles_IsOneClearLine()
    {
        _harness.Job.WithSource("a.kiwi", Sample.Description()).WithSource("b.kiwi", Sample.Description());

        (await FailureAsync()).Should().StartWith("OBSH925: a.kiwi, b.kiwi: found 2 kiwi files; expected one");
    }

    [Fact]
    public async Task BeforeBuild_TypeForbiddenByTheHost_IsOneClearLine()
    {
        _harness.WithSettings("""{ "types": ["docker", "oci"] }""").Job.WithSource("tiny.kiwi", Sample.Description());

        (await FailureAsync()).Should().StartWith("OBSH932: tiny.kiwi: found the image type \"tbz\"; expected one that this host builds: docker, oci; ");
    }

    [Fact]
    public async Task BeforeBuild_TypeThatNobodyHas_IsOneClearLine()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description("floppy"));

        (await FailureAsync()).Should().StartWith(
            "OBSH933: tiny.kiwi: found the image type \"floppy\"; expected one that a kiwi has, such as tbz, docker or ext4; ");
    }

    [Theory]
    [InlineData("luks=\"secret\"", "", "luks (device mapper)")]
    [InlineData("luks=\"\"", "", "luks (device mapper)")]
    [InlineData("mdraid=\"mirroring\"", "", "mdraid (md devices)")]
    [InlineData("standalone_integrity=\"true\"", "", "standalone_integrity (device mapper)")]
    [InlineData("overlayroot=\"true\"", "", "overlayroot (a mounted squashfs)")]
    [InlineData("filesystem=\"btrfs\"", "", "filesystem=\"btrfs\" (volumes, which are for the host's root)")]
    [InlineData("filesystem=\"ext4\"", "<systemdisk/>", "systemdisk (LVM needs device mapper, volumes of btrfs the host's root)")]
    public async Task BeforeBuild_DiskThatNeedsMoreThanPartitions_IsOneClearLine(string attributes, string elements, string obstacle)
    {
        _harness.Job.WithSource("tiny.kiwi", $"<image><preferences>\n<type image=\"oem\" {attributes}>{elements}</type></preferences></image>");

        (await FailureAsync()).Should().StartWith($"OBSH934: tiny.kiwi:2: found the image type \"oem\" with {obstacle}; expected plain partitions")
            .And.Contain("in a virtual machine").And.NotContain("secret").And.NotContain("\n");
    }

    /// <summary>verity is computed, a file system has no disk's layers, and the other type is not built.</summary>
    [Theory]
    [InlineData("oem", "filesystem=\"ext4\" verity_blocks=\"all\" standalone_integrity=\"false\"", "")]
    [InlineData("ext4", "luks=\"secret\"", "")]
    public async Task BeforeBuild_DiskOfPlainPartitions_IsBuilt(string type, string attributes, string elements)
    {
        _harness.Job.WithSource(
            "tiny.kiwi",
            $"<image><preferences><type image=\"{type}\" primary=\"true\" {attributes}>{elements}</type><type image=\"vmx\" luks=\"x\"/></preferences></image>");

        (await DecideAsync()).Should().BeOfType<Verdict.Ok>();
    }

    [Fact]
    public async Task BeforeBuild_TypeOfTheCommandLine_IsWhatPolicyLooksAt()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description())
            .With(static j => j with { Arguments = ["--kiwi-parameter", "--type", "--kiwi-parameter=floppy"] });

        (await FailureAsync()).Should().StartWith("OBSH933: tiny.kiwi: found the image type \"floppy\"");
    }

    [Fact]
    public async Task BeforeBuild_RepositoryWithoutPackages_IsOneClearLine()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());
        File.Delete(Path.Combine(_harness.Job.Build().SourceDirectory, Sample.Debian));

        (await FailureAsync()).Should().StartWith("OBSH930: found no package for the image in repos/PROJECT/REPOSITORY");
    }

    [Fact]
    public async Task BeforeBuild_RepositoryWithAStrangeName_IsOneClearLine()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());
        Directory.CreateDirectory(Path.Combine(_harness.Job.Build().SourceDirectory, "repos/a b/c"));
        File.WriteAllText(Path.Combine(_harness.Job.Build().SourceDirectory, "repos/a b/c/x.deb"), "");

        (await FailureAsync()).Should().StartWith("OBSH931: found the repository \"a b/c\"; expected letters");
    }

    [Theory]
    [InlineData("<image", "OBSH926: tiny.kiwi:1:7: found no XML (")]
    [InlineData("<!DOCTYPE image [<!ENTITY x SYSTEM \"file:///etc/shadow\">]><image>&x;</image>", "OBSH926: tiny.kiwi:1:")]
    [InlineData("<image><repository distribution=\"../../etc\"/></image>", "OBSH927: tiny.kiwi:1: found distribution \"../../etc\"; expected")]
    [InlineData("<image><!-- OBS-Profiles: @BUILD_FLAVOR@ --></image>", "OBSH929: tiny.kiwi: found only @BUILD_FLAVOR@ in OBS-Profiles, and a job without flavor; expected ")]
    [InlineData("<image/>", "OBSH928: tiny.kiwi: found no image type without a profile; expected a <type image=\"...\">")]
    public async Task BeforeBuild_BadDescription_SaysWhereAndWhat(string description, string start)
    {
        _harness.Job.WithSource("tiny.kiwi", description);

        (await FailureAsync()).Should().StartWith(start).And.NotContain("\n");
    }

    [Fact]
    public async Task BeforeBuild_ALinkAsDescription_IsNotRead()
    {
        File.CreateSymbolicLink(Path.Combine(_harness.Job.Build().SourceDirectory, "tiny.kiwi"), "/etc/passwd");
        _harness.Job.With(static j => j with { Recipe = "/sources/tiny.kiwi", RecipeType = "kiwi" });

        (await FailureAsync()).Should().StartWith("OBSH926: tiny.kiwi: found a link; expected a file");
    }

    [Fact]
    public async Task BeforeBuild_Profiles_BuildOneImageEach()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description(head: "<!-- OBS-Profiles: @BUILD_FLAVOR@ full -->")).Of("p", "r", "x86_64", "tiny:small");

        (await DecideAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.OfType<ReplaceBuild>().Single()
            .Step.Summary.Should().Be("kiwi: tiny.kiwi, tbz (small), tbz (full)");
    }

    [Fact]
    public async Task BeforeBuild_ToolsWithoutKiwi_GoesToAnotherHost()
    {
        File.Delete(_directory.Combine("tools/usr/bin/kiwi-ng"));
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH922: found no kiwi in the tools root; expected ");
    }

    [Fact]
    public async Task BeforeBuild_NoTools_IsTheHooks()
    {
        _harness.Tools = null;
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH921: found no \"tools\"; expected ");
    }

    [Theory]
    [InlineData("""{ "xzOptions": "\"; rm" }""", "setting xzOptions")]
    [InlineData("""{ "memoryMB": 1 }""", "setting memoryMB")]
    [InlineData("""{ "virtualMachines": "yes" }""", "setting virtualMachines")]
    public async Task BeforeBuild_BadSettings_AreTheHooks(string settings, string name)
    {
        _harness.WithSettings(settings).Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith($"OBSH920: {name}: found ");
    }

    private Task<Verdict> DecideAsync() => _harness.BeforeBuildAsync(new KiwiHook());

    private async Task<string> FailureAsync() => (await DecideAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message;
}
