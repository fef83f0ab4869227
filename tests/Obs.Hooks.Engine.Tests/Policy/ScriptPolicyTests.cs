using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Tests.Carriers;

namespace Obs.Hooks.Engine.Tests.Policy;

public sealed class ScriptPolicyTests : IDisposable
{
    private readonly CarrierSetup _setup = new();

    public static TheoryData<string, Effect, string> Denied => new()
    {
        { "", new AddPackage("a", "/p/a.rpm"), "\"capabilities\" of the built-in policy" },
        { "", new Mount("a", MountKind.Tmpfs), "\"capabilities\" of the built-in policy" },
        { "", new AddResult("RPMS/x86_64", "a.rpm", "/w/1"), "\"resultDirectories\" of the built-in policy" },
        { "", new ReplaceResult("OTHER", "a", "/w/1"), "\"changeResults\" of the built-in policy" },
        { "", new RemoveResult("OTHER", "a"), "\"changeResults\" of the built-in policy" },
        { "\"capabilities\": [\"packages\"]", new AddPackage("a", "/p/a.rpm"), "\"packageDirectories\" of the built-in policy" },
        { "\"capabilities\": [\"packages\"], \"packageDirectories\": [\"/p\"]", new AddPackage("a", "/p/../etc/a.rpm"), "\"packageDirectories\" at hooks.json:1:" },
        { "\"capabilities\": [\"packages\"], \"packageDirectories\": [\"/p\"]", new AddPackage("a", "/pp/a.rpm"), "\"packageDirectories\" at hooks.json:1:" },
        { "\"capabilities\": [\"packages\"], \"packages\": [\"b*\"]", new AddPackage("a", "/w/a.rpm"), "\"packages\" at hooks.json:1:" },
        { "\"capabilities\": [\"build-options\"], \"buildOptions\": [\"--with\"]", new SetBuildOption("--without", "x"), "\"buildOptions\" at hooks.json:1:" },
        { "\"capabilities\": [\"sources\"], \"sources\": [\"*.patch\"]", new AddSource("a.spec", "/w/1"), "\"sources\" at hooks.json:1:" },
        { "\"capabilities\": [\"prjconf\"], \"prjconfKeywords\": [\"Required\"]", new AppendPrjconf(["Required: a", "RequiredX: b"]), "\"prjconfKeywords\" at hooks.json:1:" },
        { "\"capabilities\": [\"tools-roots\"]", new UseToolsRoot("a", "/t"), "\"toolsRoots\" of the built-in policy" },
        { "", new AddRootFile("/etc/a", "/w/1"), "\"capabilities\" of the built-in policy" },
        { "\"capabilities\": [\"root-files\"], \"rootFiles\": [\"/etc/*\"]", new AddRootFile("/usr/bin/a", "/w/1"), "\"rootFiles\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"], \"machineDiskMegabytes\": 4096", new SetMachine { DiskMegabytes = 4097 }, "\"machineDiskMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"], \"machineDiskMegabytes\": 4096", new SetMachine { DiskMegabytes = 4000, SwapMegabytes = 97 }, "\"machineDiskMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"build-options\"], \"machineDiskMegabytes\": 4096", new SetBuildOption("--vmdisk-rootsize", "4097"), "\"machineDiskMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"build-options\"], \"machineMemoryMegabytes\": 1024", new SetBuildOption("--memory", "1025"), "\"machineMemoryMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"packages\"], \"packages\": [\"my-*\"]", new AddPackage("my-x", "/w/my-x.deb") { InsteadOf = "bash" }, "\"packages\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"], \"machineMemoryMegabytes\": 1024", new SetMachine { MemoryMegabytes = 1025 }, "\"machineMemoryMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"], \"machineMemoryMegabytes\": 1024", new SetMachine { MemoryMegabytes = 512, DiskMegabytes = 600, DiskInMemory = true }, "\"machineMemoryMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"], \"machineMemoryMegabytes\": 1024", new SetMachine { DiskInMemory = true }, "\"machineMemoryMegabytes\" at hooks.json:1:" },
        { "\"capabilities\": [\"machine\"]", new SetMachine { DiskMegabytes = 64, DiskInMemory = true }, "\"machineMemoryMegabytes\" of the built-in policy" },
        { "\"capabilities\": [\"machine\"]", new SetGuestKernel("/boot/vmlinuz", "/boot/initrd"), "\"capabilities\" at hooks.json:1:" },
        { "\"results\": [\"*.txt\"]", new AttachReport("a.html", "/w/1"), "\"results\" at hooks.json:1:" },
        { "\"results\": [\"*.txt\"]", new AddResult("OTHER", "a.html", "/w/1"), "\"results\" at hooks.json:1:" },
    };

    public static TheoryData<string, Effect> Allowed => new()
    {
        { "", new Warn("x") },
        { "", new AttachReport("a", "/w/1") },
        { "", new AddResult("OTHER", "a", "/w/1") },
        { "\"capabilities\": [\"packages\"]", new AddPackage("a", "/w/1/a.rpm") },
        { "\"capabilities\": [\"packages\"], \"packageDirectories\": [\"/p/\"]", new AddPackage("a", "/p/x/a.rpm") },
        { "\"capabilities\": [\"build-options\"]", new SetBuildOption("--with", "x") },
        { "\"capabilities\": [\"sources\"], \"sources\": [\"*.patch\"]", new AddSource("a.patch", "/w/1") },
        { "\"capabilities\": [\"prjconf\"], \"prjconfKeywords\": [\"Required\"]", new AppendPrjconf(["required: a"]) },
        { "\"capabilities\": [\"tools-roots\"], \"toolsRoots\": [\"/t\"]", new UseToolsRoot("a", "/t") },
        { "\"capabilities\": [\"root-files\"]", new AddRootFile("/usr/bin/a", "/w/1") },
        { "\"capabilities\": [\"root-files\"], \"rootFiles\": [\"/etc/*\"]", new AddRootFile("/etc/a/b", "/w/1") },
        { "\"capabilities\": [\"machine\"]", new SetMachine { DiskMegabytes = 99999, MemoryMegabytes = 99999 } },
        { "\"capabilities\": [\"machine\"], \"machineMemoryMegabytes\": 1024", new SetMachine { MemoryMegabytes = 512, DiskMegabytes = 512, DiskInMemory = true } },
        { "\"changeResults\": true, \"resultDirectories\": [\"RPMS/*\"]", new RemoveResult("RPMS/noarch", "a.rpm") },
    };

    public void Dispose() => _setup.Dispose();

    [Theory]
    [MemberData(nameof(Denied))]
    public void Check_Denied_NamesTheRule(string policy, Effect effect, string rule) =>
        new EffectPolicy(Policy($$"""{ "policy": { "*": { {{policy}} } } }"""), "/w").Check(effect)!.Rule.Should().StartWith(rule);

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Check_Allowed_IsNull(string policy, Effect effect) =>
        new EffectPolicy(Policy($$"""{ "policy": { "*": { {{policy}} } } }"""), "/w").Check(effect).Should().BeNull();

    [Fact]
    public void Of_SeveralPatterns_TheMoreSpecificOneWinsKeyByKey()
    {
        var policy = Policy(
            """
            { "policy": {
                "home:me": { "tools": ["file"] },
                "*": { "capabilities": ["reports"], "tools": ["x"], "denied": "warn" },
                "home:*": { "capabilities": ["packages"] },
                "other": { "denied": "skip" } } }
            """);

        (policy.Capabilities, policy.Denied).Should().Be((HookCapabilities.Packages, DeniedAction.Warn));
        policy.Tools.Should().Equal("file");
        policy.Rule("capabilities").Should().Be("\"capabilities\" at hooks.json:4:33");
    }

    [Fact]
    public void Of_LayerOfAProject_HasNoSay()
    {
        var bag = new DiagnosticBag();
        var layer = HookConfigurationLoader.Parse(
            "prjconf", """{ "policy": { "*": { "capabilities": ["packages"] } } }"""u8.ToArray(), TrustClass.Project, bag)!;

        ScriptPolicy.Of(new HookConfiguration([layer]), "home:me").Should().BeSameAs(ScriptPolicy.BuiltIn);
    }

    [Fact]
    public void Plan_CapabilityThatIsNotGranted_FailsWithTheRule()
    {
        Script("packages");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Messages.Should().Equal(
            "a.hook.csx:1:1: error OBSH223: a wants to ask for packages: denied by \"capabilities\" of the built-in policy; expected what policy grants; "
            + "ask the administrator of the workers, or do without");
    }

    [Fact]
    public void Plan_DeniedIsSkip_LeavesTheHookOutWithTheRule()
    {
        Script("packages");
        _setup.Host("""{ "policy": { "*": { "denied": "skip" } } }""");

        var plan = _setup.Plan();

        _setup.Messages.Should().BeEmpty();
        plan.LeftOut.Single().Reason.Should().Be("a wants to ask for packages: denied by \"capabilities\" of the built-in policy (a.hook.csx:1:1)");
    }

    [Fact]
    public void Plan_DeniedIsWarn_RunsWithoutAndSaysSo()
    {
        Script("packages, reports");
        _setup.Host("""{ "policy": { "*": { "denied": "warn" } } }""");

        var hook = _setup.Plan().Hooks.Single();

        hook.Capabilities.Should().Be(HookCapabilities.Reports);
        hook.Reasons.Should().Contain("asks for packages, reports, gets reports: packages denied by \"capabilities\" of the built-in policy");
        _setup.Bag.Single().Severity.Should().Be(DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Plan_Learning_RunsWithoutWhatIsDenied()
    {
        Script("packages");

        _setup.Plan(isLearning: true).Hooks.Should().ContainSingle();
    }

    [Theory]
    [InlineData("packageScripts", "fail", 0, "OBSH222")]
    [InlineData("packageScripts", "warn", 0, "OBSH222")]
    [InlineData("packageScripts", "skip", 0, null)]
    [InlineData("projectScripts", "fail", 1, null)]
    public void Plan_ScriptsNotAllowed_DoNotRun(string key, string denied, int hooks, string? code)
    {
        Script("");
        _setup.Host($$"""{ "policy": { "*": { "{{key}}": false, "denied": "{{denied}}" } } }""");

        _setup.Plan().Hooks.Should().HaveCount(hooks);

        _setup.Bag.Select(static d => d.Code).Should().Equal(code is null ? [] : [code]);
    }

    [Fact]
    public void Plan_Pins_OnlyThoseRunAndAreLoaded()
    {
        var script = CarrierSetup.Hook(id: "a");
        _setup.Source("a.hook.csx", script).Source("b.csx", "// not pinned\n");
        _setup.Host($$"""{ "policy": { "*": { "pins": ["{{Pin(script)}}"] } } }""");

        var hook = _setup.Plan().Hooks.Single();

        ((ScriptCode)hook.Code).Source.Companions.Should().BeEmpty();
        _setup.Messages.Should().BeEmpty();
    }

    [Fact]
    public void Plan_ScriptChangedSinceItWasPinned_IsRefusedWithItsDigest()
    {
        var script = CarrierSetup.Hook(id: "a");
        _setup.Source("a.hook.csx", script);
        _setup.Host($$"""{ "policy": { "*": { "pins": ["{{Pin("something else")}}"] } } }""");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Messages.Single().Should().Contain($"OBSH224: a.hook.csx with {Pin(script)}: denied by \"pins\" at hooks.json:1:");
    }

    [Fact]
    public void Plan_LongerTimeoutThanPolicy_IsCut()
    {
        _setup.Source("a.hook.csx", "// hook: a\n// points: post-build\n// timeout: 2h\n");

        var hook = _setup.Plan().Hooks.Single();

        hook.Timeout.Should().Be(TimeSpan.FromMinutes(10));
        hook.Reasons.Should().Contain("timeout 2h cut to 10m by \"timeout\" of the built-in policy");
    }

    private static string Pin(string text) =>
        "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Script(string capabilities) => _setup.Source("a.hook.csx", CarrierSetup.Hook(capabilities, "a"));

    private static ScriptPolicy Policy(string json)
    {
        var bag = new DiagnosticBag();
        var layer = HookConfigurationLoader.Parse("hooks.json", Encoding.UTF8.GetBytes(json), TrustClass.Host, bag)!;
        bag.Should().BeEmpty();
        ImmutableArray<ConfigurationLayer> layers = [layer];
        return ScriptPolicy.Of(new HookConfiguration(layers), "home:me");
    }
}
