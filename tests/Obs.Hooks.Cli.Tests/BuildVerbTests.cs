using System.Diagnostics;
using System.Globalization;
using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Cli.Tests;

public sealed class BuildVerbTests
{
    /// <summary>Notes its process id and hangs like a build in its host-side phase.</summary>
    private const string Hang = """
        case " $* " in *" --kill "*) echo "killed with: $*" >>kills; exit 0 ;; esac
        trap 'echo term >>signals; exit 143' TERM
        echo $$ >pid.new; mv pid.new pid
        while :; do sleep 0.05; done
        """;

    [Theory]
    [InlineData("--kill")]
    [InlineData("--wipe")]
    [InlineData("--sysrq s")]
    [InlineData("--shell")]
    [InlineData("--help")]
    [InlineData("--list-state")]
    public void Build_CallThatDoesNotBuild_GoesToTheRealOneUntouched(string words)
    {
        using var sandbox = new BuildSandbox("printf '<%s>' \"$@\"; exit 42");

        var result = sandbox.Run(["--root", "/r o o t", .. words.Split(' ')]);

        result.Status.Should().Be(42);
        result.Output.Should().Be($"<--root></r o o t>{string.Concat(words.Split(' ').Select(static w => $"<{w}>"))}");
        Directory.Exists(sandbox.State).Should().BeFalse();
    }

    [Fact]
    public void Build_ArgumentsEnvironmentStreamsAndLimits_AreTheCallers()
    {
        using var sandbox = new BuildSandbox(
            "printf '<%s>' \"$@\"; echo \"$MARK $(ulimit -Sn)\"; cat; echo to stderr >&2; grep SigIgn /proc/self/status");
        var shell = $"ulimit -Sn 321; exec {AppContext.BaseDirectory}/obs-hooks build --real {sandbox.RealBuild} --config-dir /nowhere "
            + $"--state-dir {sandbox.State} --plugin-dir /nowhere --soft-nofile 321 -- --root {sandbox.Root} --vm-type kvm 'a b\"c' x.spec";
        var start = new ProcessStartInfo("bash", ["-c", shell])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MARK"] = "marked";
        using var process = Process.Start(start)!;
        process.StandardInput.Write("through\n");
        process.StandardInput.Close();

        var result = BuildSandbox.End(process);

        result.Output.Should().Contain($"<--root><{sandbox.Root}><--vm-type><kvm><a b\"c><x.spec>marked 321\nthrough\n");
        IgnoredSignals.Of(result.Output).Contains(13).Should().BeFalse("the runtime ignores SIGPIPE, the build must not");
        result.Errors.Should().Be("to stderr\n");
        result.Status.Should().Be(0);
    }

    [Fact]
    public void Build_Sigterm_ReachesTheBuildAndCleanupRuns()
    {
        using var sandbox = new BuildSandbox(Hang);
        using var engine = sandbox.Start("--root", sandbox.Root, "x.spec");
        BuildSandbox.Until(() => File.Exists(sandbox.At("pid")));

        using (Process.Start("kill", ["-TERM", engine.Id.ToString(CultureInfo.InvariantCulture)]))
        {
        }

        var result = BuildSandbox.End(engine);
        result.Status.Should().Be(143);
        File.ReadAllText(sandbox.At("signals")).Should().Be("term\n");
        result.Output.Should().EndWith("obs-hooks: exit status 143 (killed)\n");
        Directory.EnumerateFileSystemEntries(Path.Combine(sandbox.State, "jobs")).Should().BeEmpty();
    }

    [Fact]
    public void Build_KilledByAnotherCall_EndsTheBuildThatDoesNotNoticeItself()
    {
        using var sandbox = new BuildSandbox(Hang);
        using var engine = sandbox.Start("--root", sandbox.Root, "x.spec");
        BuildSandbox.Until(() => File.Exists(sandbox.At("pid")));

        sandbox.Run("--root", sandbox.Root, "--kill").Status.Should().Be(0);

        var result = BuildSandbox.End(engine);
        result.Status.Should().Be(1);
        result.Output.Should().Contain("exit status 1 (killed)");
        File.ReadAllText(sandbox.At("kills")).Should().Be($"killed with: --root {sandbox.Root} --kill\n");
        IsRunning(sandbox).Should().BeFalse();
    }

    [Fact]
    public void Recover_EngineWasKilledWhileTheBuildRan_EndsTheBuildAndLeavesNothing()
    {
        using var sandbox = new BuildSandbox(Hang);
        using var engine = sandbox.Start("--root", sandbox.Root, "x.spec");
        BuildSandbox.Until(() => File.Exists(sandbox.At("pid")));

        engine.Kill();
        engine.WaitForExit();
        IsRunning(sandbox).Should().BeTrue("the build outlives its engine");
        using var recovery = sandbox.StartProgram("recover", "--config-dir", sandbox.At("etc"), "--state-dir", sandbox.State);

        var result = BuildSandbox.End(recovery);
        result.Status.Should().Be(0, result.ToString());

        // A process leaves its cgroup before it is a zombie.
        BuildSandbox.Until(() => !IsRunning(sandbox));
        Directory.EnumerateFileSystemEntries(Path.Combine(sandbox.State, "jobs")).Should().BeEmpty();
    }

    [Fact]
    public void Build_SameRootTwice_TheSecondNamesTheFirstAndIsABadHost()
    {
        using var sandbox = new BuildSandbox(Hang);
        using var first = sandbox.Start("--root", sandbox.Root, "x.spec");
        BuildSandbox.Until(() => File.Exists(sandbox.At("pid")));

        var second = sandbox.Run("--root", sandbox.Root, "x.spec");

        second.Status.Should().Be(3);
        (second.Output + second.Errors).Should().Contain(first.Id.ToString(CultureInfo.InvariantCulture));
        sandbox.Run("--root", sandbox.Root, "--kill");
        BuildSandbox.End(first);
    }

    [Theory]
    [InlineData("--real")]
    [InlineData("--wrong x")]
    [InlineData("--soft-nofile many")]
    [InlineData("--real /nowhere/build")]
    public void Build_EngineIsCalledWrongly_OneLineAndABadHost(string words)
    {
        using var sandbox = new BuildSandbox("exit 0");
        using var process = sandbox.StartProgram(["build", .. words.Split(' '), "--", "x.spec"]);

        var result = BuildSandbox.End(process);

        result.Status.Should().Be(3);
        result.Errors.Should().StartWith("obs-hooks: OBSH50").And.Contain("expected");
        result.Errors.Split('\n').Should().HaveCount(2, "one line without a stack trace");
    }

    [Fact]
    public void Build_ConfigurationIsWrong_EveryMistakeIsInTheLogAndTheHostIsBad()
    {
        using var sandbox = new BuildSandbox("exit 0");
        Directory.CreateDirectory(sandbox.At("etc"));
        File.WriteAllText(sandbox.At("etc/hooks.json"), "{ \"hooks\": { \"a\": { \"enbled\": true }, \"b\": { \"timeout\": \"soon\" } } }");

        sandbox.Run("--root", sandbox.Root, "x.spec").Status.Should().Be(3);

        var log = File.ReadAllText(Path.Combine(sandbox.Root, ".build.log"));
        log.Should().Contain("etc/hooks.json:1:").And.Contain("\"enabled\"").And.Contain("timeout");
    }

    private static bool IsRunning(BuildSandbox sandbox)
    {
        var status = $"/proc/{File.ReadAllText(sandbox.At("pid")).Trim()}/status";
        try
        {
            return !File.ReadAllText(status).Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
