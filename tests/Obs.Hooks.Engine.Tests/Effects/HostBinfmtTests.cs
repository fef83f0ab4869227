using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Effects;

/// <summary>In a user namespace with a binfmt_misc of its own: the host's is never touched.</summary>
public sealed class HostBinfmtTests
{
    [Fact]
    public void Release_OfTheLastOfTwoJobs_RemovesTheEntry() =>
        Steps("\"$0\" binfmt \"$1\" \"$1/binfmt\" add:one add:two release:one release:one release:two release:two")
            .Should().Be("111100");

    [Fact]
    public void Release_OthersOfADeadEngine_DoNotCount() =>
        Steps("""
            "$0" binfmt "$1" "$1/binfmt" add:dead
            "$0" binfmt "$1" "$1/binfmt" add:living release:living release:dead
            """).Should().Be("1100");

    [Fact]
    public void Add_EntryOfADeadEngineIsThere_TakesItOver() =>
        Steps("""
            "$0" binfmt "$1" "$1/binfmt" add:dead
            rm -r "$1/ledger"
            "$0" binfmt "$1" "$1/binfmt" add:living release:living
            """).Should().Be("110");

    private static string Steps(string commands)
    {
        using var directory = new ScenarioDirectory();
        var script = "mkdir \"$1/binfmt\" && mount -t binfmt_misc none \"$1/binfmt\" || exit 77\n" + commands;
        var (status, output) = CrashingEngine.Execute(
            "unshare", "--user", "--map-root-user", "--mount", "--propagation", "private",
            "sh", "-c", script, CrashingEngine.Program, directory.Files.Directory);
        status.Should().Be(0, output);
        return output;
    }
}
