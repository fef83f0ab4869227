using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Planning;

/// <summary>baselibs → rpmlint, ABI, install → build-compare, whatever an administrator or project writes.</summary>
public sealed class CompareOrderTests
{
    private readonly PlanningSetup _setup = new();

    public CompareOrderTests() => _setup
        .Plugin("baselibs", PlanningSetup.Hook("baselibs") with { Stage = HookStage.Transform, Capabilities = HookCapabilities.Results })
        .Plugin("rpmlint", PlanningSetup.Hook("rpmlint") with { Stage = HookStage.Check, Capabilities = HookCapabilities.Reports })
        .Plugin("abi-check", PlanningSetup.Hook("abi-check") with { Stage = HookStage.Check, Capabilities = HookCapabilities.Reports })
        .Plugin("build-compare", PlanningSetup.Hook("build-compare") with
        {
            Stage = HookStage.Compare,
            Capabilities = HookCapabilities.Unchanged | HookCapabilities.Reports,
        })
        .Plugin("report", PlanningSetup.Hook("report") with { Stage = HookStage.Report, Capabilities = HookCapabilities.Reports });

    [Fact]
    public void Plan_InAnyWrittenOrder_ComparesWhatTheOthersHaveMadeAndFound()
    {
        Configure("""{ "report": {}, "build-compare": {}, "rpmlint": {}, "abi-check": {}, "baselibs": {} }""");

        var plan = _setup.Plan();

        _setup.Bag.Should().BeEmpty();
        plan.Hooks.Select(static h => h.Id).Should().Equal("baselibs", "abi-check", "rpmlint", "build-compare", "report");
    }

    [Theory]
    [InlineData("""{ "build-compare": { "stage": "check" }, "rpmlint": {} }""", "build-compare", "rpmlint")]
    [InlineData("""{ "build-compare": { "stage": "transform" }, "baselibs": {} }""", "build-compare", "baselibs")]
    [InlineData("""{ "build-compare": {}, "rpmlint": { "stage": "report" } }""", "build-compare", "rpmlint")]
    [InlineData("""{ "build-compare": {}, "baselibs": { "stage": "compare" } }""", "build-compare", "baselibs")]
    public void Plan_ResultsChangedInOrAfterTheStageOfTheComparison_IsRefused(string hooks, string comparer, string other)
    {
        Configure(hooks).Plan();

        var error = _setup.Bag.Should().ContainSingle().Subject;
        error.Code.Should().Be(DiagnosticCodes.ComparedTooEarly);
        error.Found.Should().Contain($"\"{comparer}\" (stage ").And.Contain($"\"{other}\" (stage ");
        error.Location.ToString().Should().StartWith("hooks.json:1:");
    }

    [Fact]
    public void Check_WrongStage_IsFoundWithoutAJobButNotAmongHooksThatMayNeverMeet()
    {
        Configure("""{ "build-compare": { "stage": "check" }, "rpmlint": {}, "baselibs": { "stage": "report", "when": { "archs": ["s390x"] } } }""").Check();

        _setup.Bag.Should().ContainSingle(static d => d.Code == DiagnosticCodes.ComparedTooEarly).Which.Found.Should().Contain("\"rpmlint\"");
    }

    [Fact]
    public void Plan_NobodyCompares_StagesAreFree()
    {
        Configure("""{ "baselibs": { "stage": "report" }, "rpmlint": { "stage": "report" } }""").Plan();

        _setup.Bag.Should().BeEmpty();
    }

    private PlanningSetup Configure(string hooks) => _setup.Layer("hooks.json", $$"""{ "hooks": {{hooks}} }""");
}
