using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Constraints.Tests.Hints;

public sealed class DispatchHintTests
{
    private static readonly HintJob Job = new("prj", "std", "x86_64", "gcc");

    [Theory]
    [InlineData("idle:a down:b", "", "waiting for 2 compliant workers (1 of them down)")]
    [InlineData("idle:a building:b away:c", "prj/gcc/x86_64/x86_64:b", "waiting for 3 compliant workers (1 of them bad)")]
    [InlineData("down:a down:b idle:c", "prj/gcc/x86_64/x86_64:a prj/:repo:std/x86_64/x86_64:c",
        "waiting for 3 compliant workers (2 of them down) (1 of them bad)")]
    [InlineData("idle:a building:a dead:b", "", "waiting for 1 compliant workers")]
    [InlineData("idle:a idle:b idle:c idle:d idle:e", "", "waiting for 5 compliant workers")]
    public void Check_SomeWorkersFit_SaysHowMany(string workers, string badHosts, string text) =>
        Check("hostlabel good", workers, badHosts).Should().Be(new HintResult(HintAction.Details, text));

    [Theory]
    [InlineData("idle:a idle:b idle:c idle:d idle:e idle:f", HintAction.None)]
    [InlineData("idle:a idle:b idle:c idle:d idle:e idle:f idle:-1 idle:-2 idle:-3 idle:-4 idle:-5", HintAction.None)]
    [InlineData("idle:a idle:b idle:c idle:d idle:e idle:f idle:-1 idle:-2 idle:-3 idle:-4 idle:-5 idle:-6", HintAction.Details)]
    [InlineData("idle:a idle:b idle:c idle:d idle:e down:f", HintAction.Details)]
    public void Check_MoreThanFiveAndMoreThanHalf_SaysNothing(string workers, HintAction action) =>
        Check("hostlabel good", workers, "").Action.Should().Be(action);

    [Theory]
    [InlineData("hostlabel other", " (constraints mismatch hint: hostlabel)")]
    [InlineData("hardware:jobs 99|hardware:processors 4|sandbox xen", " (constraints mismatch hint: hardware:jobs sandbox)")]
    [InlineData("linux:version:min 7|linux:flavor other", " (constraints mismatch hint: linux:flavor linux:version)", "no worker tells its kernel")]
    [InlineData("hardware:cpu:flag x", " (constraints mismatch hint: hardware:cpu)")]
    [InlineData("hardware:jobs 4|hardware:processors 16", " (constraints mismatch hint: hardware)", "each is there, only not together")]
    [InlineData("hostlabel good|hardware:processors 16", "", "each is there, only not together")]
    public void Check_NoWorkerFits_FailsWithWhatNobodyHas(string lines, string hint, string because = "") =>
        Check(lines, "idle:a idle:-big", "").Should().Be(
            new HintResult(
                HintAction.Fail, $"package build was not possible:\n\nno compliant workers{hint}\n\nPlease adapt your constraints.\n"),
            because);

    [Fact]
    public void Check_NoWorkerAtAll_NamesEveryPart() =>
        Check("hostlabel a|hardware:jobs 1|overwrite:linux:flavor a", "dead:a", "").Text
            .Should().Contain("(constraints mismatch hint: hardware:jobs hostlabel overwrite)");

    [Fact]
    public void Check_NativeOnlyWorker_DoesNotBuildThroughAHelper()
    {
        var worker = new BackendWorker(BackendState.Idle, "x86_64:a", WorkerXml.Parse("<worker><hardware><nativeonly/></hardware></worker>"));
        var i586 = new DispatchHint(new ConstraintMatcher()).Check(Job with { Arch = "i586" }, null, [worker], new HashSet<string>());
        i586.Action.Should().Be(HintAction.Fail);
        new DispatchHint(new ConstraintMatcher()).Check(Job with { Arch = "i586", HostArch = "x86_64" }, null, [worker], new HashSet<string>())
            .Text.Should().Be("waiting for 1 compliant workers");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    public void Check_HostArchThatPerlTakesForFalse_IsNone(string? hostArch) =>
        new DispatchHint(new ConstraintMatcher()).Check(Job with { HostArch = hostArch }, null, [Worker("idle:a")], new HashSet<string>())
            .Text.Should().Be("waiting for 1 compliant workers");

    private static HintResult Check(string lines, string workers, string badHosts) => new DispatchHint(new ConstraintMatcher()).Check(
        Job,
        ConstraintLines.Parse(lines.Split('|')),
        workers.Split(' ').Select(Worker),
        badHosts.Split(' ').ToHashSet(StringComparer.Ordinal));

    /// <summary>A name with a dash has another label, and more processors with fewer jobs.</summary>
    private static BackendWorker Worker(string worker)
    {
        var (state, name) = (worker.Split(':')[0], worker.Split(':')[1]);
        var xml = name.StartsWith('-')
            ? "<worker><hostlabel>bad</hostlabel><hardware processors='16' jobs='2'/></worker>"
            : "<worker><hostlabel>good</hostlabel><hardware processors='8' jobs='8'/></worker>";
        return new BackendWorker(Enum.Parse<BackendState>(state, ignoreCase: true), $"x86_64:{name}", WorkerXml.Parse(xml));
    }
}
