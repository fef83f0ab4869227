using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Tests.Builds;

public sealed class BuildLogTests : IDisposable
{
    /// <summary>What obs-build does with its log file: a new file, then a writer that outlives the script.</summary>
    private const string LogLikeObsBuild = """
        #!/bin/bash
        rm -f "$1"; touch "$1"; perl -e 'print time()' >/dev/null
        exec 1> >(exec perl -e 'open(F,">>",$ARGV[0])||die;$|=1;select(F);$|=1;while(<STDIN>){print F "[    0s] $_"} select(undef,undef,undef,0.3); print F "[    0s] writer ends\n"' "$1") 2>&1
        echo building
        echo done
        """;

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;
    private readonly MemoryStream _console = new();
    private readonly string _cgroup;

    public BuildLogTests()
    {
        _cgroup = BuildCgroup.PathFor($"test-{Guid.NewGuid():N}") ?? throw new InvalidOperationException("cgroup version 2 is not mounted");
        Directory.CreateDirectory(_cgroup);
    }

    private string LogPath => Path.Combine(_directory, "root", ".build.log");

    public void Dispose()
    {
        // The writer has closed the log when that is taken back, and leaves its cgroup a moment later.
        SpinWait.SpinUntil(() => !WriterIsThere(), Grace).Should().BeTrue();
        Directory.Delete(_cgroup);
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void BuildEnded_BuildCreatedTheLogAnew_TextBeforeAndAfterSurvivesInOrder()
    {
        using var log = NewLog();
        log.WriteLine("plan");

        log.BuildStarts();
        RunBuild(LogLikeObsBuild).Should().Be(0);
        log.BuildEnded(WriterIsThere, Grace);
        log.WriteLine("summary");

        File.ReadAllText(LogPath).Should().Be("plan\n[    0s] building\n[    0s] done\n[    0s] writer ends\nsummary\n");
    }

    [Fact]
    public void WriteLine_BeforeTheBuild_IsInTheLogAtOnce()
    {
        using var log = NewLog();

        log.WriteLine("plan");

        File.ReadAllText(LogPath).Should().Be("plan\n");
    }

    [Fact]
    public void BuildEnded_BuildDiedBeforeItsLog_HeaderIsThereOnce()
    {
        using var log = NewLog();
        log.WriteLine("plan");

        log.BuildStarts();
        RunBuild("#!/bin/sh\nexit 3\n").Should().Be(3);
        log.BuildEnded(WriterIsThere, Grace);
        log.WriteLine("summary");

        File.ReadAllText(LogPath).Should().Be("plan\nsummary\n");
    }

    [Fact]
    public void WriteLine_WhileTheBuildOwnsTheLog_AppearsAfterIt()
    {
        using var log = NewLog();
        log.WriteLine("plan");
        log.BuildStarts();

        log.WriteLine("meanwhile");
        RunBuild(LogLikeObsBuild);
        log.BuildEnded(WriterIsThere, Grace);

        File.ReadAllText(LogPath).Should().EndWith("writer ends\nmeanwhile\n");
    }

    [Fact]
    public void BuildEnded_LogBecameASymbolicLink_TargetIsNotWritten()
    {
        var victim = Path.Combine(_directory, "victim");
        File.WriteAllText(victim, "mine");
        using var log = NewLog();
        log.WriteLine("plan");
        log.BuildStarts();
        File.Delete(LogPath);
        File.CreateSymbolicLink(LogPath, victim);

        var end = () => log.BuildEnded(WriterIsThere, Grace);

        end.Should().Throw<EngineException>().Which.Code.Should().Be(DiagnosticCodes.LogUnwritable);
        File.ReadAllText(victim).Should().Be("mine");
    }

    [Fact]
    public void WriteLine_NoLogFile_OnlyTheConsole()
    {
        using var log = new BuildLog("", _console, isTerminal: false, TimeProvider.System);

        log.WriteLine("plan");
        log.BuildStarts();
        log.WriteLine("meanwhile");
        log.BuildEnded(WriterIsThere, Grace);

        System.Text.Encoding.UTF8.GetString(_console.ToArray()).Should().Be("plan\nmeanwhile\n");
    }

    [Fact]
    public void WaitUntilGone_SomebodyStillWrites_SaysSo()
    {
        var path = Path.Combine(_directory, "log");
        using var writer = File.OpenWrite(path);

        LogWriters.WaitUntilGone(path, -1, static () => true, TimeSpan.Zero, TimeProvider.System).Should().BeFalse();
    }

    [Fact]
    public void WaitUntilGone_OnlyReaders_IsDone()
    {
        var path = Path.Combine(_directory, "log");
        File.WriteAllText(path, "x");
        using var reader = File.OpenRead(path);

        LogWriters.WaitUntilGone(path, -1, static () => true, TimeSpan.Zero, TimeProvider.System).Should().BeTrue();
    }

    [Theory]
    [InlineData("first line\nplan\nrest\n", "plan\nfirst line\nrest\n")]
    [InlineData("plan\nrest\n", "plan\nrest\n")]
    [InlineData("no header\n", "no header\n")]
    public void MoveToFront_WriterCameFirst_HeaderIsFirstAndNothingIsLost(string before, string after)
    {
        var path = Path.Combine(_directory, "log");
        File.WriteAllText(path, before);

        LogHeaderOrder.MoveToFront(path, "plan\n"u8.ToArray());

        File.ReadAllText(path).Should().Be(after);
    }

    [Fact]
    public void WaitUntilGone_NoProcessLeft_DoesNotWaitForAWriterThatNeverCame()
    {
        var path = Path.Combine(_directory, "log");
        File.WriteAllText(path, "");

        LogWriters.WaitUntilGone(path, 0, static () => false, Grace, TimeProvider.System).Should().BeTrue();
    }

    private BuildLog NewLog() => new(LogPath, _console, isTerminal: false, TimeProvider.System);

    /// <summary>The log's writer is in the build's cgroup, whatever its name is at the moment.</summary>
    private bool WriterIsThere() => BuildCgroup.IsPopulated(_cgroup);

    private int RunBuild(string script)
    {
        var program = Path.Combine(_directory, "build");
        File.WriteAllText(program, script);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return RealBuild.Start(program, new BuildStart([LogPath]), _cgroup, mountNamespace: false).Wait();
    }
}
