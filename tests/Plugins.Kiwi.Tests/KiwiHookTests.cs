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

        (await FailureAsync()).Should().Be("OBSH641: /sources/tiny.kiwi: there is no kiwi file; expected one *.kiwi among the sources");
    }

    [Fact]
    public async Task BeforeBuild_TwoKiwiFiles_IsOneClearLine()
    {
        _harness.Job.WithSource("a.kiwi", Sample.Description()).WithSource("b.kiwi", Sample.Description());

        (await FailureAsync()).Should().StartWith("OBSH642: a.kiwi, b.kiwi: 2 kiwi files; expected one");
    }

    [Fact]
    public async Task BeforeBuild_TypeForbiddenByTheHost_IsOneClearLine()
    {
        _harness.WithSettings("""{ "types": ["docker", "oci"] }""").Job.WithSource("tiny.kiwi", Sample.Description());

        (await FailureAsync()).Should().Be("OBSH646: tiny.kiwi: the image type \"tbz\": this host builds docker, oci only");
    }

    [Theory]
    [InlineData("oem", "it needs partitions or device mapper, which the sandbox has not")]
    [InlineData("floppy", "no kiwi has it")]
    public async Task BeforeBuild_TypeThatCannotBe_IsOneClearLine(string type, string reason)
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description(type));

        (await FailureAsync()).Should().Be($"OBSH646: tiny.kiwi: the image type \"{type}\": {reason}");
    }

    [Fact]
    public async Task BeforeBuild_TypeOfTheCommandLine_IsWhatPolicyLooksAt()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description())
            .With(static j => j with { Arguments = ["--kiwi-parameter", "--type", "--kiwi-parameter=oem"] });

        (await FailureAsync()).Should().StartWith("OBSH646: tiny.kiwi: the image type \"oem\"");
    }

    [Fact]
    public async Task BeforeBuild_RepositoryWithoutPackages_IsOneClearLine()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());
        File.Delete(Path.Combine(_harness.Job.Build().SourceDirectory, Sample.Debian));

        (await FailureAsync()).Should().StartWith("OBSH644: no package for the image in repos/PROJECT/REPOSITORY");
    }

    [Theory]
    [InlineData("<image", "OBSH643: tiny.kiwi:1:7: ")]
    [InlineData("<!DOCTYPE image [<!ENTITY x SYSTEM \"file:///etc/shadow\">]><image>&x;</image>", "OBSH643: tiny.kiwi:1:")]
    [InlineData("<image><repository distribution=\"../../etc\"/></image>", "OBSH643: tiny.kiwi:1: the distribution \"../../etc\"; expected")]
    [InlineData("<image/>", "OBSH643: tiny.kiwi: no <type image=\"...\"> without a profile")]
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

        (await FailureAsync()).Should().StartWith("OBSH643: tiny.kiwi: a link; expected a file");
    }

    [Fact]
    public async Task BeforeBuild_Profiles_BuildOneImageEach()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description(head: "<!-- OBS-Profiles: @BUILD_FLAVOR@ full -->")).Of("p", "r", "x86_64", "tiny:small");

        (await DecideAsync()).Should().BeOfType<Verdict.Ok>().Which.Effects.OfType<ReplaceBuild>().Single()
            .Step.Summary.Should().Be("kiwi: tiny.kiwi, tbz (small), tbz (full)");
    }

    [Fact]
    public async Task BeforeBuild_ForAVirtualMachine_GoesToAnotherHostUnlessTheSandboxIsEnough()
    {
        _harness.Job.WithSource("tiny.kiwi", Sample.Description()).With(static j => j with { VmType = "kvm", RootIsDirectory = false });

        (await DecideAsync()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH645: the job is for a virtual machine (kvm)");
        _harness.WithSettings("""{ "virtualMachines": true }""");
        (await DecideAsync()).Should().BeOfType<Verdict.Ok>();
    }

    [Fact]
    public async Task BeforeBuild_ToolsWithoutKiwi_GoesToAnotherHost()
    {
        File.Delete(_directory.Combine("tools/usr/bin/kiwi-ng"));
        _harness.Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH640: the tools root has no kiwi");
    }

    [Fact]
    public async Task BeforeBuild_BadSettings_AreTheHooks()
    {
        _harness.WithSettings("""{ "xzOptions": "\"; rm" }""").Job.WithSource("tiny.kiwi", Sample.Description());

        (await DecideAsync()).Should().BeOfType<Verdict.HookError>().Which.Message.Should().StartWith("OBSH640: \"xzOptions\"");
    }

    private Task<Verdict> DecideAsync() => _harness.BeforeBuildAsync(new KiwiHook());

    private async Task<string> FailureAsync() => (await DecideAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message;
}
