using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Backend;

/// <summary>Jobs and workers as the daemons write them, and as nobody should.</summary>
public sealed class BackendStateTests : IDisposable
{
    private readonly FakeBackend _backend = new();

    private BackendState Scanned()
    {
        var state = new BackendState(_backend.Layout);
        state.Scan();
        return state;
    }

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void Scan_Job_HasWhatDecidesWhereItIsBuilt()
    {
        _backend.AddJob(
            "gcc",
            "<constraintsmd5>abc</constraintsmd5><prjconfconstraint>hostlabel a</prjconfconstraint>"
            + "<prjconfconstraint>hardware:jobs 4</prjconfconstraint><constraint>hostlabel b</constraint><hostarch>aarch64</hostarch>"
            + "<revtime>900000</revtime>");

        var job = Scanned().Jobs.Should().ContainSingle().Subject;

        job.IsWaiting.Should().BeTrue();
        job.Job.Should().BeEquivalentTo(new
        {
            Arch = "x86_64",
            Project = "prj",
            Repository = "std",
            Package = "gcc",
            HostArch = "aarch64",
            BuildArch = "aarch64",
            Reason = "new build",
            Needed = 3,
            ConstraintsMd5 = "abc",
            File = "gcc.spec",
            Ready = DateTimeOffset.FromUnixTimeSeconds(1_000_000),
            Committed = (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(900_000),
            ProjectConstraints = new[] { "hostlabel a", "hardware:jobs 4" },
            RecipeConstraints = new[] { "hostlabel b" },
        });
    }

    [Fact]
    public void Scan_JobWithStatus_DoesNotWait()
    {
        _backend.AddJob("gcc");
        _backend.SetStatus(
            "gcc", "<jobstatus code=\"building\"><starttime>5</starttime><workerid>a:1</workerid><hostarch>x86_64</hostarch></jobstatus>");

        var job = Scanned().Jobs.Should().ContainSingle().Subject;

        job.IsWaiting.Should().BeFalse();
        job.Status.Should().Be(new BackendJobStatus("building", "x86_64:a:1", DateTimeOffset.FromUnixTimeSeconds(5)));
    }

    [Fact]
    public void Scan_EmptyStatus_StillTakesTheJobOutOfTheQueue()
    {
        _backend.AddJob("gcc");
        _backend.SetStatus("gcc", "");

        Scanned().Jobs.Single().IsWaiting.Should().BeFalse();
    }

    [Fact]
    public void Scan_Aggregate_IsNotTheDispatchersBusiness()
    {
        _backend.AddJob("agg", "<file>_aggregate</file>");

        Scanned().Jobs.Single().IsWaiting.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<buildinfo project=\"prj\"><job>")]
    [InlineData("<buildinfo><job>x</job></buildinfo>")]
    [InlineData("<other project=\"a\" repository=\"b\" package=\"c\"/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><buildinfo project=\"&e;\"/>")]
    [InlineData("<buildinfo project=\"p\" repository=\"r\" package=\"k\"><arch>i586</arch></buildinfo>")]
    public void Scan_FileThatIsNoJob_WaitsWithoutBeingOne(string content)
    {
        _backend.Files.Write($"jobs/x86_64/{FakeBackend.Job("odd")}", content);

        var job = Scanned().Jobs.Should().ContainSingle().Subject;

        job.Job.Should().BeNull();
        job.Trouble.Should().NotBeEmpty();
        job.IsWaiting.Should().BeTrue("the dispatcher sees it, too");
    }

    [Fact]
    public void Look_JobCompletedAfterItWasHalfThere_IsRead()
    {
        _backend.Files.Write($"jobs/x86_64/{FakeBackend.Job("gcc")}", "<buildinfo project=\"prj\"");
        var state = Scanned();
        _backend.AddJob("gcc");

        state.Look(Path.Combine(_backend.Layout.Jobs, "x86_64"), FakeBackend.Job("gcc"));

        state.Jobs.Single().Job.Should().NotBeNull();
        state.Jobs.Single().Trouble.Should().BeEmpty();
    }

    [Fact]
    public void Scan_LinksPipesAndDirectories_AreNeverFollowedNorWaitedFor()
    {
        var target = _backend.AddJob("real");
        var jobs = Path.Combine(_backend.Layout.Jobs, "x86_64");
        File.CreateSymbolicLink(Path.Combine(jobs, FakeBackend.Job("link")), target);
        Perl.Run("use POSIX; POSIX::mkfifo($ARGV[0], 0600) || die", Path.Combine(jobs, FakeBackend.Job("pipe")));
        Directory.CreateDirectory(Path.Combine(jobs, FakeBackend.Job("directory")));
        Directory.CreateDirectory(Path.Combine(jobs, FakeBackend.Job("real") + ":dir"));

        var state = Scanned();

        state.Jobs.Where(static j => j.Job is not null).Select(static j => j.Job!.Package).Should().Equal("real");
        state.Jobs.Should().HaveCount(4);
    }

    [Fact]
    public void Workers_InTwoStates_CountAsTheFirst()
    {
        _backend.AddWorker("down", "a:1");
        _backend.AddWorker("building", "a:1");
        _backend.AddWorker("idle", "b:1");
        _backend.Files.Write("workers/idle/.x86_64:c:1", "temporary");

        Scanned().Workers.Select(static w => $"{w.State} {w.Name}").Should().Equal("idle x86_64:b:1", "building x86_64:a:1");
    }

    [Fact]
    public void Workers_NativeOnlyAndJob_AreRead()
    {
        _backend.AddWorker("building", "a:1", "<job>j</job><arch>i586</arch>");
        _backend.Files.Write(
            "workers/idle/x86_64:b:1",
            "<worker hostarch=\"x86_64\" workerid=\"b:1\"><hardware><nativeonly/><jobs>1</jobs></hardware></worker>");

        var workers = Scanned().Workers.ToDictionary(static w => w.Name, static w => w.Worker!);

        workers["x86_64:a:1"].Should().Match<BackendWorker>(static w => w.Job == "j" && w.JobArch == "i586" && !w.NativeOnly);
        workers["x86_64:b:1"].NativeOnly.Should().BeTrue();
    }

    [Fact]
    public void Workers_HalfWrittenDescription_HasNoWorkerAndAReason()
    {
        _backend.Files.Write("workers/idle/x86_64:a:1", "<worker hostarch=");

        var entry = Scanned().Workers.Single();

        entry.Worker.Should().BeNull();
        entry.Trouble.Should().NotBeEmpty();
    }

    [Fact]
    public void Version_WithoutChanges_StaysTheSame()
    {
        _backend.AddJob("gcc");
        _backend.AddWorker("idle", "a:1");
        var state = Scanned();
        var before = state.Version;

        state.Scan();

        state.Version.Should().Be(before);
    }
}
