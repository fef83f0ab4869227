using System.Diagnostics;
using System.Globalization;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tests.Journal;

public sealed class JobAreaTests : IDisposable
{
    private readonly ScenarioDirectory _directory = new();

    private ScenarioFiles Files => _directory.Files;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Open_AreaOfALivingEngine_IsABadHostAndNamesIt()
    {
        using var first = JobArea.Open(Files.Options, Files.Job);

        var second = () => JobArea.Open(Files.Options, Files.Job);

        var pid = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        second.Should().Throw<EngineException>().WithMessage($"*process id {pid} *")
            .Which.Should().BeEquivalentTo(new { Code = DiagnosticCodes.JobAreaBusy, ExitStatus = ExitStatus.BadHost });
        first.Close();
    }

    [Fact]
    public void Open_OtherBuildRoot_IsAnotherArea()
    {
        using var first = JobArea.Open(Files.Options, Files.Job);
        using var second = JobArea.Open(Files.Options, Files.Job with { AreaDirectory = $"{Files.BuildRoot}2" });

        second.Directory.Should().NotBe(first.Directory);
        second.Close();
        first.Close();
        _directory.Leftovers().Should().BeEmpty();
    }

    [Fact]
    public void Open_Always_OnlyTheEngineCanLookInside()
    {
        using var area = JobArea.Open(Files.Options, Files.Job);

        File.GetUnixFileMode(area.Directory).Should().Be((UnixFileMode)0x1C0);
        File.GetUnixFileMode(area.WorkDirectoryOf("hook")).Should().Be((UnixFileMode)0x1C0);
        area.WorkDirectoryOf("hook").Should().Be(area.WorkDirectoryOf("hook"));
        area.Close();
    }

    [Fact]
    public void Open_StateDirectoryThatOthersCanWrite_IsRefused()
    {
        Directory.CreateDirectory(Files.Options.StateDirectory);
        File.SetUnixFileMode(Files.Options.StateDirectory, (UnixFileMode)0x1FF);

        var open = () => JobArea.Open(Files.Options, Files.Job);

        open.Should().Throw<EngineException>().Which.Code.Should().Be(DiagnosticCodes.JobAreaUnusable);
    }

    [Fact]
    public void Close_HookLeftLinksDeepTreesAndOddNames_RemovesThemAndNothingElse()
    {
        var outside = $"{Files.Directory}/outside";
        Directory.CreateDirectory(outside);
        File.WriteAllText($"{outside}/precious", "precious");
        using var area = JobArea.Open(Files.Options, Files.Job);
        var work = area.WorkDirectoryOf("hook");
        Directory.CreateSymbolicLink($"{work}/to-outside", outside);
        File.WriteAllText($"{work}/new\nline", "");
        MakeDeepTree(work, 3000);

        area.Close();

        _directory.Leftovers().Should().BeEmpty();
        File.ReadAllText($"{outside}/precious").Should().Be("precious");
    }

    [Fact]
    public void Close_ForeignMountInAWorkDirectory_IsUnmountedNotEmptied() => PrivateMounts.Run(() =>
    {
        var outside = $"{Files.Directory}/outside";
        Directory.CreateDirectory(outside);
        File.WriteAllText($"{outside}/precious", "precious");
        using var area = JobArea.Open(Files.Options, Files.Job);
        var target = $"{area.WorkDirectoryOf("hook")}/with space";
        Directory.CreateDirectory(target);
        Libc.Mount(outside, target, null, Libc.MountBind, null).Should().Be(0);

        area.Close();

        _directory.Leftovers().Should().BeEmpty();
        File.ReadAllText($"{outside}/precious").Should().Be("precious");
    });

    [Fact]
    public void RecoverDeadJobs_LivingEngine_IsLeftAlone()
    {
        using var area = JobArea.Open(Files.Options, Files.Job);
        File.WriteAllText($"{area.WorkDirectoryOf("hook")}/file", "x");

        var report = Recovery.RecoverDeadJobs(Files.Options);

        report.Alive.Should().Equal(area.Key);
        report.Recovered.Should().BeEmpty();
        File.Exists($"{area.WorkDirectoryOf("hook")}/file").Should().BeTrue();
        area.Close();
    }

    [Fact]
    public void Send_NoEngine_SaysSo() =>
        KillRequest.Send(Files.Options, Files.BuildRoot, TimeSpan.Zero).Should().Be(KillOutcome.NoEngine);

    [Fact]
    public void Send_DeadEngine_SaysSo()
    {
        CrashingEngine.Run("run", Files.Directory, "area owned:1").Should().BeNull();

        KillRequest.Send(Files.Options, Files.BuildRoot, TimeSpan.Zero).Should().Be(KillOutcome.NoEngine);
    }

    [Fact]
    public void Send_LivingEngine_IsWokenSeesTheRequestAndEnds()
    {
        using var engine = Process.Start(new ProcessStartInfo(
            CrashingEngine.Program, ["hold", Files.Directory])
        {
            RedirectStandardOutput = true,
        })!;
        engine.StandardOutput.ReadLine().Should().Be("holding");

        var outcome = KillRequest.Send(Files.Options, Files.BuildRoot, TimeSpan.FromMinutes(1));

        outcome.Should().Be(KillOutcome.Ended);
        engine.WaitForExit();
        engine.ExitCode.Should().Be(0);
        _directory.Leftovers().Should().BeEmpty();
    }

    [Theory]
    [InlineData("/var/cache/obs/worker/root_1")]
    [InlineData("/")]
    [InlineData("/tmp/with space/and:colon\nand newline/ünïcode")]
    public void Of_AnyPath_IsASafeNameThatSlashesAtTheEndDoNotChange(string path)
    {
        AreaKey.IsValid(AreaKey.Of(path)).Should().BeTrue();
        AreaKey.Of(path + "/").Should().Be(AreaKey.Of(path));
    }

    private static void MakeDeepTree(string directory, int depth)
    {
        var current = DirectoryHandle.Open(directory);
        for (var i = 0; i < depth; i++)
        {
            var next = current.CreateDirectory("deep");
            current.WriteFile("file", []);
            current.Dispose();
            current = next;
        }

        current.Dispose();
    }
}
