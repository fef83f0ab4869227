using System.Security.Cryptography;
using System.Text;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Service;

/// <summary>From files of the backend to a plan.</summary>
public sealed class AllocationServiceTests : IDisposable
{
    private const string Constraints = "<constraints><hostlabel>fast</hostlabel></constraints>";

    private readonly FakeBackend _backend = new();

    private static string Md5 => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(Constraints)));

    private static string ConstraintsPath(string package) =>
        $"/source/prj/{package}/_constraints?expand=1&rev=0123456789abcdef0123456789abcdef";

    private void AddWorkers()
    {
        _backend.AddWorker("idle", "slow:1");
        _backend.AddWorker("idle", "fast:1", "<hostlabel>fast</hostlabel>");
    }

    public void Dispose() => _backend.Dispose();

    [Fact]
    public async Task Round_JobWithALine_GoesToTheWorkerThatComplies()
    {
        AddWorkers();
        _backend.AddJob("a", "<prjconfconstraint>hostlabel fast</prjconfconstraint>");
        await using var service = new RunningService(_backend);

        var status = await service.RoundAsync(static s => s.Snapshot.Jobs.Length == 1);

        RunningService.WorkerOf(status.Plan, "a").Should().Be("x86_64:fast:1");
        status.Troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task Round_JobWithAFile_WaitsUntilItIsThere()
    {
        AddWorkers();
        _backend.AddJob("a", $"<constraintsmd5>{Md5}</constraintsmd5>");
        await using var service = new RunningService(_backend);
        service.Sources.Answers[ConstraintsPath("a")] = Constraints;

        var status = await service.RoundAsync(static s => s.Snapshot.Jobs.Length == 1 || s.Unknown.Any(static u => u.Value.Length > 0));

        // Asked before or after the answer was put there: either way nothing was planned without knowing it.
        RunningService.WorkerOf(status.Plan, "a").Should().BeOneOf("x86_64:fast:1", DispatchPlan.AnyWorker);
    }

    [Fact]
    public async Task Round_FileThatIsNotTheJobs_IsLeftToTheDispatcher()
    {
        AddWorkers();
        await using var service = new RunningService(_backend);
        service.Sources.Answers[ConstraintsPath("a")] = "<constraints/>";
        service.Sources.Answers[ConstraintsPath("b")] = Constraints;
        _backend.AddJob("a", $"<constraintsmd5>{new string('0', 32)}</constraintsmd5>");
        _backend.AddJob("b", $"<constraintsmd5>{Md5}</constraintsmd5>");
        _backend.AddJob("c", "<prjconfconstraint>nonsense 1</prjconfconstraint>");
        _backend.Files.Write($"jobs/x86_64/{FakeBackend.Job("d")}", "half");

        var status = await service.RoundAsync(static s =>
            s.Snapshot.Jobs.Length == 1 && s.Unknown.Count == 3 && s.Unknown.Values.All(static u => u.Length > 0));

        RunningService.WorkerOf(status.Plan, "a").Should().Be(DispatchPlan.AnyWorker);
        RunningService.WorkerOf(status.Plan, "b").Should().Be("x86_64:fast:1");
        RunningService.WorkerOf(status.Plan, "c").Should().Be(DispatchPlan.AnyWorker);
        RunningService.WorkerOf(status.Plan, "d").Should().Be(DispatchPlan.AnyWorker);
        status.Unknown[$"x86_64/{FakeBackend.Job("c")}"].Should().Contain("bad prjconfconstraints");
    }

    [Fact]
    public async Task Round_BadHostOfTheDispatcher_IsNotPlanned()
    {
        AddWorkers();
        _backend.AddJob("a", "<prjconfconstraint>hostlabel fast</prjconfconstraint>");
        Perl.Run(
            "use Storable; Storable::nstore({ 'prj/a/x86_64/x86_64:fast:1' => time() }, $ARGV[0]) || die",
            Path.Combine(_backend.Layout.RunDirectory, "dispatch.badhosts"));
        await using var service = new RunningService(_backend);

        var status = await service.RoundAsync(static s => s.Snapshot.Jobs.Length == 1);

        RunningService.WorkerOf(status.Plan, "a").Should().BeNull();
        status.Outcome.Result.Waiting.Should().ContainSingle().Which.Reason.Code.Should().Be(ReasonCode.NoWorker);
    }

    [Fact]
    public async Task Journal_DispatchesAsPlannedAndNot_AreToldApart()
    {
        AddWorkers();
        _backend.AddJob("a", "<prjconfconstraint>hostlabel fast</prjconfconstraint>");
        _backend.AddJob("b", "<prjconfconstraint>hostlabel nowhere</prjconfconstraint>");
        await using var service = new RunningService(_backend);
        await service.RoundAsync(static s => s.Snapshot.Jobs.Length == 2);

        foreach (var package in new[] { "a", "b" })
        {
            _backend.SetStatus(
                package, "<jobstatus code=\"building\"><workerid>fast:1</workerid><hostarch>x86_64</hostarch></jobstatus>");
        }

        await service.RoundAsync(static s => s.Snapshot.Jobs.IsEmpty);
        service.Service.Journal.AsPlanned.Should().Be(1);
        service.Service.Journal.Otherwise.Should().Be(1);
    }
}
