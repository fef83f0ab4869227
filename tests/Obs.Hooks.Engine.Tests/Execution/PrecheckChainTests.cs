using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Tests.Execution;

[Collection(Alone.Name)]
public sealed class PrecheckChainTests
{
    private readonly HooksInMemory _hooks = new();
    private readonly RecordingLog _log = new();
    private readonly HeldTime _time = new();

    public static TheoryData<Verdict, ErrorPolicy, int> Verdicts => new()
    {
        { Verdict.Ok.Nothing, ErrorPolicy.Fail, PrecheckChain.TakeJob },
        { new Verdict.Skipped("not mine"), ErrorPolicy.Fail, PrecheckChain.TakeJob },
        { new Verdict.ProjectFailure("too big"), ErrorPolicy.Fail, PrecheckChain.NotThisPackage },
        { new Verdict.ProjectFailure("wrong kernel") { Scope = RefusalScope.Repository }, ErrorPolicy.Fail, PrecheckChain.NotThisRepository },
        { new Verdict.HostFailure("disk full"), ErrorPolicy.Fail, PrecheckChain.NotNow },
        { new Verdict.Unchanged("?"), ErrorPolicy.Fail, PrecheckChain.NotThisPackage },
        { new Verdict.HookError("broken"), ErrorPolicy.Fail, PrecheckChain.NotThisPackage },
        { new Verdict.HookError("broken"), ErrorPolicy.Warn, PrecheckChain.TakeJob },
        { new Verdict.HookError("broken"), ErrorPolicy.BadHost, PrecheckChain.NotNow },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Run_Verdict_GivesTheExitStatusThatBsWorkerExpects(Verdict verdict, ErrorPolicy onError, int status)
    {
        Add("a", verdict, onError);

        Run(TimeSpan.FromMinutes(1)).Should().Be(status);
    }

    [Fact]
    public void Run_OneRefuses_TheNextIsNotAsked()
    {
        Add("a", new Verdict.HostFailure("no"), ErrorPolicy.Fail);
        _hooks.Add("b", HookPoint.Precheck, new DelegateHook((_, _) => throw new InvalidOperationException("asked")));

        Run(TimeSpan.FromMinutes(1)).Should().Be(PrecheckChain.NotNow);
        _log.Lines.Should().NotContain(static l => l.Contains("asked"));
    }

    [Fact]
    public void Run_HookHangsOverTheDeadline_TheMessageNamesIt()
    {
        _hooks.Add("slow", HookPoint.Precheck, Hanging(), ErrorPolicy.BadHost);

        Run(TimeSpan.FromMilliseconds(300)).Should().Be(PrecheckChain.NotNow);

        _log.Lines.Should().ContainSingle(static l => l.Contains("OBSH704") && l.Contains("hook slow took"));
    }

    [Fact]
    public void Run_AnEarlierHookUsedUpTheTime_ThatOneIsNamed()
    {
        var deadline = TimeSpan.FromHours(1);
        _hooks.Add("culprit", HookPoint.Precheck, new DelegateHook((_, _) =>
        {
            _time.Skip(deadline - TimeSpan.FromMilliseconds(100));
            return Verdict.Done;
        }));
        _hooks.Add("victim", HookPoint.Precheck, Hanging());

        Run(deadline).Should().Be(PrecheckChain.NotThisPackage);

        _log.Lines.Should().ContainSingle(static l => l.Contains("OBSH704") && l.Contains("hook culprit took"));
    }

    private static DelegateHook Hanging() => new(async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        return Verdict.Ok.Nothing;
    });

    private void Add(string id, Verdict verdict, ErrorPolicy onError) =>
        _hooks.Add(id, HookPoint.Precheck, new DelegateHook((_, _) => verdict.ToTask()), onError);

    private int Run(TimeSpan deadline)
    {
        var options = new EngineOptions { PrecheckDeadline = deadline, TerminationGrace = TimeSpan.FromMilliseconds(200) };
        var chain = new PrecheckChain(
            new HookRunner(_hooks, options, _time), options, _log, _time, _time.GetTimestamp());
        return chain.Run(_hooks.Plan, new BuildJob { Origin = JobOrigin.Worker }, Path.GetTempPath());
    }
}
