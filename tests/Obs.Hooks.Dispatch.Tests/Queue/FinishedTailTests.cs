using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Queue;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Queue;

/// <summary><c>jobs/finished</c> while it grows.</summary>
public sealed class FinishedTailTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("p%7cq|std|x86_64|gcc|10|20|succeeded|rack/2|aarch64", "p|q gcc succeeded aarch64:rack_2")]
    [InlineData("p|std|x86_64|gcc|10", null)]
    [InlineData("p|std|x86_64|gcc|20|10|failed|w|x86_64", null)]
    [InlineData("", null)]
    public void Parse_Line_IsAJobOrNothing(string line, string? expected)
    {
        var job = FinishedJob.Parse(line);

        (job is null ? null : $"{job.Project} {job.Package} {job.Result} {job.Worker}").Should().Be(expected);
    }

    [Fact]
    public void Read_GrowingFile_CountsQuickFailuresInARow()
    {
        var file = _scratch.Write("finished", "p|s|a|x|0|5|failed|w|h\np|s|a|x|10|15|failed|w|h\np|s|a|x|20|25|fai");
        var tail = new FinishedTail(file);
        tail.Read();
        tail.QuickFailures("h:w").Should().Be(2);

        File.AppendAllText(file, "led|w|h\n");
        tail.Read();
        tail.QuickFailures("h:w").Should().Be(3);

        // A failure after an hour is the package's own.
        File.AppendAllText(file, "p|s|a|x|0|3600|failed|w|h\n");
        tail.Read();
        tail.QuickFailures("h:w").Should().Be(0);
    }

    [Fact]
    public void Read_FileBegunAnew_IsReadFromItsStart()
    {
        var file = _scratch.Write("finished", "p|s|a|x|0|5|failed|w|h\n");
        var tail = new FinishedTail(file);
        tail.Read();
        _scratch.Write("finished", "p|s|a|x|0|5|failed|v|h\n");

        tail.Read();

        tail.QuickFailures("h:v").Should().Be(1);
    }
}
