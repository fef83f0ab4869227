using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>What a hook finds reaches the hooks after it, unless the engine refused what it asked for.</summary>
[Collection(Alone.Name)]
public sealed class FindingsTests : IDisposable
{
    private static readonly Finding s_finding = new(FindingSeverity.Error, "world-writable", "hello.x86_64", "/usr/share/hello 777");

    private readonly PipelineHarness _harness = new();
    private ImmutableArray<HookRun> _seen;

    public void Dispose() => _harness.Dispose();

    [Fact]
    public void Run_HookReportsFindings_LaterHooksSeeThemAndTheSummaryCountsThem()
    {
        Place(new ReportFindings([s_finding]), new ReportFindings([s_finding with { Code = "other" }]));

        _harness.Run().Should().Be(0);

        _seen.Single().Findings.Select(static f => f.Code).Should().Equal("world-writable", "other");
        _harness.Log.Should().Contain("1 finding(s)");
    }

    [Fact]
    public void Run_AnotherEffectIsRefused_NobodySeesTheFindings()
    {
        Place(new ReportFindings([s_finding]), new AttachReport("meta", "/nowhere"));

        _harness.Run().Should().Be(0);

        _seen.Single().Verdict.Should().BeOfType<Verdict.HookError>();
        _seen.Single().Findings.Should().BeEmpty();
    }

    private void Place(params Effect[] effects)
    {
        _harness.Hooks.Add(
            "finds", HookPoint.PostBuild, new DelegateHook((_, _) => Verdict.With(effects).ToTask()), ErrorPolicy.Warn);
        _harness.Hooks.Add("looks", HookPoint.PostBuild, new DelegateHook((context, _) =>
        {
            _seen = context.EarlierHooks;
            return Verdict.Done;
        }));
    }
}
