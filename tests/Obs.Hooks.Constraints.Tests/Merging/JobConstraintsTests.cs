using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Origins;
using Obs.Hooks.Constraints.Tests.Differential;

namespace Obs.Hooks.Constraints.Tests.Merging;

public sealed class JobConstraintsTests
{
    [Theory]
    [InlineData("hardware:jobs 1", "<hardware jobs='2'/>", "hardware:jobs 3", """{"hardware":{"jobs":"3"}}""")]
    [InlineData("hardware:jobs 1", "<hardware jobs='2'/>", "", """{"hardware":{"jobs":"2"}}""")]
    [InlineData("hardware:jobs 1", "<hardware jobs='0'/>", "", """{"hardware":{"jobs":"0"}}""")]
    [InlineData("linux:flavor a", "<linux flavor='0'/>", "", """{"linux":{"flavor":"a"}}""")]
    [InlineData("linux:version:min 1", "<linux><version max='2'/></linux>", "", """{"linux":{"version":{"max":"2","min":"1"}}}""")]
    [InlineData("hostlabel a", "<hostlabel>a</hostlabel>", "hostlabel b",
        """{"hostlabel":[{"_content":"a"},{"_content":"a"},{"_content":"b"}]}""")]
    [InlineData("sandbox secure", "<sandbox>kvm</sandbox>", "", """{"sandbox":[{"_content":"secure"},{"_content":"kvm"}]}""")]
    [InlineData("hardware:cpu:flag a", "<hardware><cpu><flag>b</flag></cpu></hardware>", "",
        """{"hardware":{"cpu":{"flag":[{"_content":"a"},{"_content":"b"}]}}}""")]
    [InlineData("hardware:memory:size unit=G 4", "<hardware><memory><size>8</size></memory></hardware>", "",
        """{"hardware":{"memory":{"size":{"_content":"8"}}}}""")]
    [InlineData("hardware:memoryperjob:size 1", "<hardware><memoryperjob/></hardware>", "", """{"hardware":{"memoryperjob":{}}}""")]
    [InlineData("hostlabel a", "<linux/><hardware/>", "", """{"hostlabel":[{"_content":"a"}]}""")]
    [InlineData("hardware", "", "", """{"hardware":{}}""")]
    [InlineData("hostlabel=", "", "", "null")]
    [InlineData("", "<overwrite/>", "hardware:jobs 1", """{"hardware":{"jobs":"1"},"overwrite":[{}]}""")]
    [InlineData("hardware:jobs 1", "<overwrite/>", "", """{"hardware":{"jobs":"1"}}""")]
    public void Merge_Levels_AsObsDoes(string project, string file, string recipe, string expected)
    {
        var job = new JobConstraints("x86_64", "p")
        {
            ProjectLines = Lines(project), File = $"<constraints>{file}</constraints>", RecipeLines = Lines(recipe),
        };
        Structure.Json(job.Merge()).Should().Be(expected);
    }

    [Theory]
    [InlineData("<conditions><arch>i586</arch></conditions>", "gcc", false)]
    [InlineData("<conditions><arch>i586</arch><arch>x86_64</arch></conditions>", "gcc", true)]
    [InlineData("<conditions/>", "gcc", true)]
    [InlineData("", "gcc", false)]
    [InlineData("<conditions package='gcc13'/>", "gcc13.1234:cross", true)]
    [InlineData("<conditions package='gcc13'/>", "gcc13:cross", false)]
    [InlineData("<conditions package='gcc13:cross'/>", "gcc13:cross", true)]
    [InlineData("<conditions><arch>i586</arch><package>gcc</package></conditions>", "gcc", false)]
    public void Merge_OverwriteWithConditions_AppliesWhereTheyHold(string conditions, string package, bool applies)
    {
        var job = new JobConstraints("x86_64", package)
        {
            File = $"<constraints><hardware jobs='1'/><overwrite>{conditions}<hardware jobs='2'/></overwrite></constraints>",
        };
        job.Merge()!.Element("hardware")!.Text("jobs").Should().Be(applies ? "2" : "1");
    }

    [Fact]
    public void Merge_OverwriteSizeWithoutUnit_KeepsTheUnitOfTheBase()
    {
        var job = new JobConstraints("x86_64", "p")
        {
            File = """
                   <constraints><hostlabel>a</hostlabel><hardware><disk><size unit="G">4</size></disk></hardware><overwrite><conditions/>
                   <hostlabel>b</hostlabel><hardware><disk><size>8</size></disk></hardware></overwrite></constraints>
                   """,
        };
        Structure.Json(job.Merge()).Should().StartWith(
            """{"hardware":{"disk":{"size":{"_content":"8","unit":"G"}}},"hostlabel":[{"_content":"b"}],"overwrite":""");
    }

    [Theory]
    [InlineData("x y", "<constraints/>", "", "bad prjconfconstraints: x y: unknown element: x")]
    [InlineData("", "<constraints><x/></constraints>", "", "bad constraints: unknown element 'x'")]
    [InlineData("", "<constraints/>", "hostlabel:a", "bad recipe constraints: hostlabel:a: unknown element: a")]
    public void Merge_WrongLevel_FailsTheJob(string project, string file, string recipe, string message)
    {
        var job = new JobConstraints("x86_64", "p") { ProjectLines = Lines(project), File = file, RecipeLines = Lines(recipe) };
        job.Invoking(static j => j.Merge()).Should().Throw<ConstraintException>().WithMessage(message);
    }

    [Fact]
    public void Merge_RandomLevels_KeepsEveryListEntryInOrderAndItsInputs() =>
        Prop.ForAll<int>(static seed =>
        {
            var dice = new Dice(seed);
            var lower = ConstraintXml.Parse(RandomXml.Constraints(dice, 3, 3).ToString());
            var upper = ConstraintXml.Parse(RandomXml.Constraints(dice, 3, 3).ToString());
            var (before, labels) = (Structure.Json(lower) + Structure.Json(upper), Labels(lower).Concat(Labels(upper)));
            var merged = ConstraintMerger.Merge(lower, upper);
            return Labels(merged).SequenceEqual(labels) && Structure.Json(lower) + Structure.Json(upper) == before;
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string?> Labels(ElementNode node) => node.Elements("hostlabel").Select(static l => l.Content);

    private static ConstraintText[]? Lines(string lines) => lines.Length == 0 ? null : [.. lines.Split('|')];
}
