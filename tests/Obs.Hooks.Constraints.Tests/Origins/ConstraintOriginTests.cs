using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Tests.Origins;

public sealed class ConstraintOriginTests
{
    private static readonly JobConstraints Job = new("x86_64", "gcc")
    {
        ProjectLines =
        [
            new("hostlabel slow fast", new ConstraintOrigin(ConstraintSource.ProjectConfig, "prj.conf", 3, 1)),
            new("linux:version:min 4.0", new ConstraintOrigin(ConstraintSource.ProjectConfig, "prj.conf", 4, 1)),
            new("hardware:jobs 1", new ConstraintOrigin(ConstraintSource.ProjectConfig, null, 5, 0)),
        ],
        FileName = "_constraints",
        File = """
               <constraints>
                 <linux><version><min>5.0</min></version></linux>
                 <hardware><disk><size unit="G">4</size></disk></hardware>
                 <overwrite><conditions/>
                   <hardware><disk><size>8</size></disk></hardware>
                 </overwrite>
               </constraints>
               """,
        RecipeLines = [new("hardware:jobs 3", new ConstraintOrigin(ConstraintSource.Recipe, "gcc.spec", 12, 1))],
    };

    [Theory]
    [InlineData("hostlabel:1", "prj.conf:3:1")]
    [InlineData("linux:version:min", "_constraints:2:20")]
    [InlineData("hardware:disk:size:_content", "_constraints:5:22")]
    [InlineData("hardware:disk:size:unit", "_constraints:3:25")]
    [InlineData("hardware:jobs", "gcc.spec:12:1")]
    [InlineData("hardware", "project configuration:5")]
    public void Merge_TextsWithOrigins_KeepTheOriginOfWhatWon(string path, string origin) =>
        path.Split(':').Aggregate((ConstraintNode)Job.Merge()!, Descend).Origin!.ToString().Should().Be(origin);

    [Fact]
    public void Merge_TextsWithoutOrigins_GiveNone()
    {
        var merged = new JobConstraints("x86_64", "gcc") { File = "<constraints><hostlabel>a</hostlabel></constraints>" }.Merge()!;
        Descend(Descend(merged, "hostlabel"), "0").Origin.Should().BeNull();
    }

    [Theory]
    [InlineData("<constraints>\n  <cpu/>\n</constraints>", "_constraints:2:4")]
    [InlineData("<constraints>\n  <linux>", "_constraints:2:10")]
    public void Merge_WrongFile_SaysWhere(string file, string origin) =>
        (Job with { File = file }).Invoking(static j => j.Merge()).Should().Throw<ConstraintException>()
            .Which.Origin!.ToString().Should().Be(origin);

    [Fact]
    public void Merge_WrongLine_SaysWhere() =>
        (Job with { RecipeLines = [new("cpu x", new ConstraintOrigin(ConstraintSource.Recipe, null, 7, 1))] })
            .Invoking(static j => j.Merge()).Should().Throw<ConstraintException>().Which.Origin!.ToString().Should().Be("recipe:7:1");

    private static ConstraintNode Descend(ConstraintNode node, string step) => node switch
    {
        ElementNode element => element.Fields[step],
        ListNode list => list.Entries[step[0] - '0'],
        _ => throw new ArgumentException($"nothing under {step}", nameof(step)),
    };
}
