namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>
/// Registrations with the kernel, in a user namespace with a binfmt_misc of its own (Linux 6.7): the host's is never
/// touched, and what the dead engine left is there for the recovery in the same namespace.
/// </summary>
public sealed class BinfmtCrashTests
{
    private const string Script = """
        mkdir "$1/binfmt" && mount -t binfmt_misc none "$1/binfmt" || exit 77
        "$0" run "$1" "$2" "$1/binfmt" >/dev/null
        cd "$1/binfmt" && echo *
        "$0" recover "$1" 0 >/dev/null || exit 1
        echo *
        """;

    [Theory]
    [InlineData("registered:1", true)]
    [InlineData("target tools:1", false)]
    [InlineData("undone all:1", false)]
    [InlineData("0", false)]
    public void RecoverDeadJobs_EngineKilled_UnregistersItsInterpreters(string step, bool registered)
    {
        using var directory = new ScenarioDirectory();

        var (status, output) = CrashingEngine.Execute(
            "unshare", "--user", "--map-root-user", "--mount", "--propagation", "private",
            "sh", "-c", Script, CrashingEngine.Program, directory.Files.Directory, step);

        status.Should().Be(0, output);
        var lines = output.Split('\n');
        lines[0].Contains("obs-hooks-", StringComparison.Ordinal).Should().Be(registered);
        lines[1].Should().Be("register status");
        Directory.EnumerateFileSystemEntries($"{directory.Files.Directory}/state/jobs").Should().BeEmpty();
    }
}
