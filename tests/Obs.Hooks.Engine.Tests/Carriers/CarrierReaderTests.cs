using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>One test per rule of who may carry hooks for whom.</summary>
public sealed class CarrierReaderTests : IDisposable
{
    private readonly CarrierSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void Plan_ScriptAndFlagOfTheProject_RunsWithProjectTrust()
    {
        _setup.Project("base", "Required: x\n").Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");

        var hook = _setup.Plan().Hooks.Should().ContainSingle().Subject;

        _setup.Messages.Should().BeEmpty();
        hook.Trust.Should().Be(TrustClass.Project);
        var source = ((ScriptCode)hook.Code).Source;
        source.Origin.Should().Be(new Scripting.Sources.ScriptOrigin(TrustClass.Project, "home:me", ""));
        (source.Main.DisplayPath, source.Main.LineOffset, source.Main.ColumnOffset).Should().Be(("prjconf of home:me", 1, 3));
    }

    [Fact]
    public void Plan_NoServerMadeTheConfiguration_ItIsTheProjects()
    {
        _setup.Plain(CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");

        _setup.Plan().Hooks.Should().ContainSingle();
    }

    [Fact]
    public void Plan_ScriptWithoutFlag_IsLeftOut()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()));

        var plan = _setup.Plan();

        plan.Hooks.Should().BeEmpty();
        plan.LeftOut.Should().Equal(new LeftOutHook("hello", "embedded in the prjconf of home:me, but no \"BuildFlags: hook:hello\" selects it"));
    }

    [Fact]
    public void Plan_FlagWithoutScript_IsTheMaintainersErrorWithItsLine()
    {
        _setup.Project("home:me", "# first\nBuildFlags: nochecks hook:helo\n" + CarrierSetup.Block("hello.csx", CarrierSetup.Hook()));

        _setup.Plan();

        _setup.Messages.Should().Equal(
            "prjconf of home:me:2:22: error OBSH220: hook:helo, but helo.csx is not embedded in the prjconf of home:me; "
            + "expected a script that is embedded and not in an %if that is false; did you mean \"hello.csx\"?");
    }

    [Fact]
    public void Plan_TakenBackFlag_DoesNotSelect()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\nBuildFlags: !hook:hello\n");

        _setup.Plan().Hooks.Should().BeEmpty();
    }

    [Fact]
    public void Plan_FalseCondition_HidesBlockAndFlag()
    {
        var script = CarrierSetup.Block("hello.csx", CarrierSetup.Hook());
        _setup.Project("home:me", $"%ifarch aarch64\n{script}BuildFlags: hook:hello\n%endif\n");

        _setup.Plan("x86_64").Hooks.Should().BeEmpty();
        _setup.Plan("aarch64").Hooks.Should().ContainSingle();
        _setup.Messages.Should().BeEmpty();
    }

    [Fact]
    public void Plan_FlagValues_AreSettingsOfTheirKind()
    {
        const string script = """
            // hook: hello
            // points: post-build
            // setting: limit integer How much.
            // setting: names text-list Which.
            // setting: strict switch Whether.
            // setting: title text What.
            """;
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", script)
            + "BuildFlags: hook:hello:limit=20 hook:hello:names=a,b%%20c hook:hello:strict=true\nBuildFlags: hook:hello:title=100%%25\n");

        var settings = _setup.Plan().Hooks.Single().Settings;

        _setup.Messages.Should().BeEmpty();
        settings.Integer("limit", 0).Should().Be(20);
        settings.TextList("names").Should().Equal("a", "b c");
        settings.Switch("strict", false).Should().BeTrue();
        settings.Text("title", "").Should().Be("100%");
    }

    [Fact]
    public void Plan_FlagValueOfAnotherKind_IsAnErrorWithItsLine()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", "// hook: hello\n// points: post-build\n// setting: limit integer How much.\n") + "BuildFlags: hook:hello:limit=many\n");

        _setup.Plan();

        _setup.Messages.Should().Equal(
            "prjconf of home:me:6:13: error OBSH204: the setting \"limit\" of hook \"hello\" is \"many\"; expected a whole number; How much.");
    }

    [Fact]
    public void Plan_EmbeddedConfiguration_IsALayerWithPositionsOfItsCarrier()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook())
            + CarrierSetup.Block("hooks.json", "{\n  \"hooks\": { \"hi\": { \"script\": \"hello.csx\", \"timeout\": \"90\" } }\n}\n"));

        _setup.Plan().Hooks.Should().ContainSingle().Which.Id.Should().Be("hi");

        _setup.Messages.Should().Equal(
            "prjconf of home:me:8:59: error OBSH106: \"timeout\" is \"90\"; expected a time such as \"90s\", \"10m\" or \"2h\"");
    }

    [Fact]
    public void Plan_ServersMacrosBeforeTheText_DoNotShiftItsLines()
    {
        _setup.Project("base", "Required: x\n").Project(
            "home:me", "\nMacros:\n%vendor x\n\n### from home:me\n\n%_repository standard\n:Macros\n\nMacros:\n%a b\n:Macros\nBuildFlags: hook:x\n");

        _setup.Plan();

        _setup.Messages.Should().ContainSingle().Which.Should().StartWith("prjconf of home:me:4:13:");
    }

    [Fact]
    public void Plan_BrokenBlock_IsTheMaintainersErrorWithItsLine()
    {
        _setup.Project("home:me", "# x\n" + CarrierSetup.Block("hello.csx", "a\n").Replace("#| a", "#| b", StringComparison.Ordinal) + "BuildFlags: hook:hello\n");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Messages.First().Should().StartWith("prjconf of home:me:2:1: error OBSH130: the block hello.csx with 2 bytes of SHA-256 ");
    }

    [Fact]
    public void Plan_BlockTwice_IsAnError()
    {
        var script = CarrierSetup.Block("hello.csx", CarrierSetup.Hook());
        _setup.Project("home:me", script + script + "BuildFlags: hook:hello\n");

        _setup.Plan();

        _setup.Bag.Select(static d => d.Code).Should().Equal(DiagnosticCodes.DuplicateBlock);
    }

    // ---- projects of the path

    [Fact]
    public void Plan_HooksOfAProjectBelow_DoNotRunUnlessPolicyListsIt()
    {
        Inherited("base");

        var plan = _setup.Plan();

        plan.Hooks.Should().BeEmpty();
        plan.LeftOut.Should().Equal(new LeftOutHook(
            "hello", "hooks of base do not run for home:me: \"inherited\" of the built-in policy does not list it"));
        _setup.Messages.Should().BeEmpty();
    }

    [Fact]
    public void Plan_MistakesOfAProjectBelow_DoNotFailTheBuildingOne()
    {
        _setup.Project("base", CarrierSetup.Block("hello.csx", "a\n").Replace("#| a", "#| b", StringComparison.Ordinal) + "BuildFlags: hook:hello hook:BAD hook:none\n");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Messages.Should().BeEmpty();
    }

    [Fact]
    public void Plan_HooksOfAListedProject_RunWithTheBuildingProjectsPolicy()
    {
        _setup.Host("""{ "policy": { "home:*": { "inherited": ["ba*"] }, "base": { "capabilities": ["packages"] } } }""");
        Inherited("base");

        var hook = _setup.Plan().Hooks.Should().ContainSingle().Subject;

        hook.Policy!.Capabilities.Should().Be(HookCapabilities.Results | HookCapabilities.Reports);
        ((ScriptCode)hook.Code).Source.Origin.Project.Should().Be("base");
    }

    [Fact]
    public void Plan_NameOfAListedProjectBelowAnUnlistedOne_CouldBeForgedAndDoesNotRun()
    {
        _setup.Host("""{ "policy": { "home:*": { "inherited": ["base"] } } }""");
        _setup.Project("mallory", "Required: x\n");
        Inherited("base");

        var plan = _setup.Plan();

        plan.Hooks.Should().BeEmpty();
        plan.LeftOut.Single().Reason.Should().StartWith("mallory, which \"inherited\" at hooks.json:1:");
    }

    [Fact]
    public void Plan_ForgedNameOfTheBuildingProject_DoesNotRun()
    {
        _setup.Project("mallory", "\n### from home:me\n%define _repository standard\n" + CarrierSetup.Block("evil.csx", CarrierSetup.Hook(id: "evil")) + "BuildFlags: hook:evil\n")
            .Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");

        var plan = _setup.Plan();

        plan.Hooks.Select(static h => h.Id).Should().Equal("hello");
        plan.LeftOut.Should().Equal(new LeftOutHook(
            "evil", "a later \"### from home:me\" is the project's own; this one could be anybody's"));
    }

    [Fact]
    public void Plan_ProjectForgesAnothersName_ItOnlyLosesIts()
    {
        _setup.Host("""{ "policy": { "trusted": { "capabilities": ["packages"] } } }""");
        _setup.Project("home:me", "### from trusted\n" + CarrierSetup.Block("evil.csx", CarrierSetup.Hook("packages")) + "BuildFlags: hook:evil\n");

        var plan = _setup.Plan();

        plan.Hooks.Should().BeEmpty();
        plan.LeftOut.Should().ContainSingle();
    }

    [Fact]
    public void Plan_NameInsideMacros_IsNoSection()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\nMacros:\n### from base\n%x y\n");

        _setup.Plan().Hooks.Should().ContainSingle();
    }

    [Fact]
    public void Plan_PackageReplacesTheConfiguration_ItsScriptsAreThePackages()
    {
        _setup.Source("_buildenv.standard.x86_64", "<buildinfo/>")
            .Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");

        _setup.Plan().Hooks.Single().Trust.Should().Be(TrustClass.Package);
    }

    [Fact]
    public void Plan_OwnScriptOfTheNameOfAnInheritedOne_ReplacesIt()
    {
        _setup.Host("""{ "policy": { "*": { "inherited": ["base"] } } }""");
        Inherited("base");
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook() + "// mine\n") + "BuildFlags: hook:hello\n");

        ((ScriptCode)_setup.Plan().Hooks.Single().Code).Source.Origin.Project.Should().Be("home:me");
        _setup.Messages.Should().BeEmpty();
    }

    // ---- what a layer may say

    [Fact]
    public void Plan_ProjectNamesAHookOfTheHost_IsAnErrorUnlessPolicyListsIt()
    {
        _setup.Host("""{ "hooks": { "lint": { "enabled": false } } }""").Project("home:me", "BuildFlags: hook:lint:level=2\n");

        _setup.Plan();

        _setup.Messages.Should().Equal(
            "prjconf of home:me:1:13: error OBSH221: the hook \"lint\", which is the host's (hooks.json:1:14); expected an id of its own, or one "
            + "of those that \"configures\" of the built-in policy lets the project configure; rename it, or ask the administrator of the workers");
    }

    [Fact]
    public void Plan_ProjectConfiguresAListedHookOfTheHost_SwitchesItOnWithItsSettings()
    {
        _setup.Host("""{ "policy": { "home:*": { "configures": ["lint"] } }, "hooks": { "lint": { "enabled": false } } }""")
            .Project("home:me", "BuildFlags: hook:lint:level=2\n");

        var hook = _setup.Plan().Hooks.Single();

        _setup.Messages.Should().BeEmpty();
        (hook.Trust, hook.Settings.Integer("level", 0)).Should().Be((TrustClass.Host, 2));
    }

    [Fact]
    public void Plan_ListedHookOfTheHost_TakesNothingButEnabledAndSettings()
    {
        _setup.Host("""{ "policy": { "home:*": { "configures": ["lint"] } }, "hooks": { "lint": {} } }""")
            .Source("_hooks.json", """{ "hooks": { "lint": { "onError": "warn", "uses": "x", "script": "a.csx", "enabled": false } } }""");

        _setup.Plan().LeftOut.Should().Equal(new LeftOutHook("lint", "disabled at _hooks.json:1:86"));

        _setup.Bag.Select(static d => (d.Code, d.Location.Column)).Should().Equal(
            (DiagnosticCodes.KeyOfHost, 24), (DiagnosticCodes.KeyOfHost, 43), (DiagnosticCodes.KeyOfHost, 56));
    }

    [Theory]
    [InlineData("""{ "policy": { "*": { "capabilities": ["packages"] } } }""")]
    [InlineData("""{ "projects": ["*"], "hooks": {} }""")]
    [InlineData("""{ "hooks": { "a": { "uses": "lint" } } }""")]
    [InlineData("""{ "hooks": { "b": { "tools": { "provider": "debian" } } } }""")]
    public void Plan_KeysOfTheHostInAPackage_AreRefusedAndNotMerged(string json)
    {
        _setup.Source("_hooks.json", json).Source("b.hook.csx", CarrierSetup.Hook("packages", "b"));

        _setup.Plan();

        _setup.Bag.Select(static d => d.Code).Should().Contain(DiagnosticCodes.KeyOfHost).And.Contain(DiagnosticCodes.DeniedByPolicy);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("nosuch")]
    public void Plan_HookWithoutScriptInAPackage_SwitchesNoPluginOn(string id)
    {
        _setup.Source("_hooks.json", $$"""{ "hooks": { "{{id}}": {} } }""");

        _setup.Plan().Hooks.Should().BeEmpty();
        _setup.Messages.Should().ContainSingle().Which.Should().StartWith("_hooks.json:1:14: error OBSH209: ")
            .And.Contain($"hook \"{id}\" without \"script\"");
    }

    [Fact]
    public void Plan_HookWithoutScriptInAProject_SwitchesNoPluginOn()
    {
        _setup.Project("home:me", CarrierSetup.Block("hooks.json", """{ "hooks": { "lint": {} } }"""));

        _setup.Plan().Hooks.Should().BeEmpty();
        _setup.Messages.Should().ContainSingle().Which.Should().Contain("OBSH209");
    }

    [Fact]
    public void Plan_BadHostInAProject_IsRefused()
    {
        _setup.Source("a.hook.csx", CarrierSetup.Hook(id: "a")).Source("_hooks.json", """{ "hooks": { "a": { "onError": "badhost" } } }""");

        _setup.Plan();

        _setup.Bag.Select(static d => d.Code).Should().Equal(DiagnosticCodes.NotTrustedEnough);
    }

    [Fact]
    public void Plan_PackageTakesAnIdOfItsProject_IsAnError()
    {
        _setup.Project("home:me", CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n")
            .Source("_hooks.json", """{ "hooks": { "hello": { "enabled": false } } }""");

        _setup.Plan().Hooks.Should().ContainSingle("the package must not switch it off");

        _setup.Messages.Should().ContainSingle().Which.Should().StartWith(
            "_hooks.json:1:14: error OBSH221: the hook \"hello\", which the project has at prjconf of home:me:6:13;");
    }

    // ---- sources

    [Fact]
    public void Plan_HookAmongTheSources_RunsWithPackageTrustAndItsCompanions()
    {
        _setup.Source("hello.hook.csx", CarrierSetup.Hook()).Source("util.csx", "").Source("hello.spec", "");

        var hook = _setup.Plan().Hooks.Should().ContainSingle().Subject;

        hook.Trust.Should().Be(TrustClass.Package);
        ((ScriptCode)hook.Code).Source.Companions.Select(static c => c.Name).Should().Equal("util.csx");
    }

    [Fact]
    public void Plan_FileOfAService_ReplacesTheSourceAsInTheBuild()
    {
        _setup.Source("hello.hook.csx", "// hook: hello\n// points: cleanup\n").Source("_service:download:hello.hook.csx", "// hook: hello\n// points: pre-chroot\n");

        _setup.Plan().Hooks.Single().Point.Should().Be(HookPoint.PreChroot);
    }

    [Fact]
    public void Plan_LinkAmongTheSources_IsNotFollowed()
    {
        File.CreateSymbolicLink(Path.Combine(_setup.Sources.FullName, "a.hook.csx"), "/etc/passwd");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Bag.Select(static d => d.Code).Should().Equal(DiagnosticCodes.CarrierFileRefused);
    }

    [Fact]
    public void Plan_DirectoryOrHugeOrBinaryScript_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_setup.Sources.FullName, "dir.hook.csx"));
        using (var huge = File.Create(Path.Combine(_setup.Sources.FullName, "huge.hook.csx")))
        {
            huge.SetLength(1L << 40);
        }

        File.WriteAllBytes(Path.Combine(_setup.Sources.FullName, "binary.hook.csx"), [0xff, 0xfe]);

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Bag.Select(static d => d.Code).Should().Equal(Enumerable.Repeat(DiagnosticCodes.CarrierFileRefused, 3));
    }

    [Fact]
    public void Plan_TooManyScripts_IsAnError()
    {
        for (var i = 0; i < 70; i++)
        {
            _setup.Source($"s{i:00}.csx", "");
        }

        _setup.Source("hello.hook.csx", CarrierSetup.Hook());

        _setup.Plan();

        _setup.Bag.Select(static d => d.Code).Should().Contain(DiagnosticCodes.CarrierFileRefused);
    }

    [Fact]
    public void Plan_ScriptWithoutPoints_IsAnErrorWithTheFix()
    {
        _setup.Source("hello.hook.csx", "Log.Info(\"x\");\n");

        _setup.Plan();

        _setup.Messages.Should().Equal(
            "hello.hook.csx:1:1: error OBSH107: the script of hook \"hello\" does not say when it runs; expected points in its header; "
            + "add a line such as // points: post-build");
    }

    private void Inherited(string project) => _setup.Project(
        project, CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");
}
