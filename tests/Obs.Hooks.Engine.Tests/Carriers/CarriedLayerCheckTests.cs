using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>What a layer of a project or package may say.</summary>
public sealed class CarriedLayerCheckTests : IDisposable
{
    private readonly CarrierSetup _setup = new();

    public void Dispose() => _setup.Dispose();

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
}
