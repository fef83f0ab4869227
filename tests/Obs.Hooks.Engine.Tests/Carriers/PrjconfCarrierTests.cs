using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>What a project embeds, and what selects it.</summary>
public sealed class PrjconfCarrierTests : IDisposable
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
}
