using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>Projects of the path: who may carry hooks for whom.</summary>
public sealed class TrustedSectionsTests : IDisposable
{
    private readonly CarrierSetup _setup = new();

    public void Dispose() => _setup.Dispose();

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

    private void Inherited(string project) => _setup.Project(
        project, CarrierSetup.Block("hello.csx", CarrierSetup.Hook()) + "BuildFlags: hook:hello\n");
}
