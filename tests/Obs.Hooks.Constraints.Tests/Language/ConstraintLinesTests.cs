using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Tests.Language;

public sealed class ConstraintLinesTests
{
    [Theory]
    [InlineData("hostlabel a|hostlabel b", """{"hostlabel":[{"_content":"a"},{"_content":"b"}]}""")]
    [InlineData("hostlabel a|hostlabel! b", """{"hostlabel":[{"_content":"b"}]}""")]
    [InlineData("hostlabel a|hostlabel= b", """{"hostlabel":[{"_content":"b"}]}""")]
    [InlineData("hostlabel a|hostlabel=", "{}")]
    [InlineData("hostlabel fast exclude=true", """{"hostlabel":[{"_content":"fast"},{"_content":"exclude=true"}]}""")]
    [InlineData("hardware:cpu:flag exclude=true a b",
        """{"hardware":{"cpu":{"flag":[{"_content":"a","exclude":"true"},{"_content":"b","exclude":"true"}]}}}""")]
    [InlineData("linux:flavor a b", """{"linux":{"flavor":"a b"}}""")]
    [InlineData("hardware:disk:size unit=G 4 5|hardware:disk:size 6", """{"hardware":{"disk":{"size":{"_content":"6"}}}}""")]
    [InlineData("hardware processors=4 jobs=2|hardware:jobs 3", """{"hardware":{"jobs":"3","processors":"4"}}""")]
    [InlineData("overwrite:conditions:arch i586 x86_64|overwrite:hostlabel a",
        """{"overwrite":[{"conditions":{"arch":["i586","x86_64"]},"hostlabel":[{"_content":"a"}]}]}""")]
    [InlineData("overwrite:linux:flavor a|overwrite+:linux:flavor b",
        """{"overwrite":[{"linux":{"flavor":"a"}},{"linux":{"flavor":"b"}}]}""")]
    [InlineData("overwrite:conditions:arch a b|overwrite:conditions:arch! c", """{"overwrite":[{"conditions":{"arch":["c"]}}]}""")]
    [InlineData("hostlabel _content=a|sandbox:_content b", """{"hostlabel":[{"_content":"a"}],"sandbox":[{"_content":"b"}]}""")]
    [InlineData("|  |", "{}")]
    public void Parse_Lines_GiveTheStructure(string lines, string expected) =>
        Structure.Json(ConstraintLines.Parse(lines.Split('|'))).Should().Be(expected);

    [Theory]
    [InlineData("hostlabel:benchmark_runner", "unknown element: benchmark_runner")]
    [InlineData("Hostlabel  a", "unknown element: Hostlabel")]
    [InlineData("hardware:jobs+= 4", "unknown element: jobs+")]
    [InlineData("hardware:jobs=! 4", "unknown element: jobs=")]
    [InlineData("hardware:jobs:x 4", "element 'jobs' has subelements")]
    [InlineData("hardware:jobs a=4", "element 'jobs' contains attributes")]
    [InlineData("hostlabel a=b", "element 'hostlabel' contains unknown attribute 'a'")]
    [InlineData("hardware disk=4", "attribute 'disk' in 'hardware' must be element")]
    [InlineData("hostlabel exclude=a exclude=b c", "attribute 'exclude' in 'hostlabel' must be singleton")]
    [InlineData("linux x", "element 'linux' contains content")]
    public void Parse_WrongLine_SaysLineAndReason(string line, string reason) =>
        FluentActions.Invoking(() => ConstraintLines.Parse([line])).Should().Throw<ConstraintException>()
            .WithMessage($"{line.Replace("  ", " ", StringComparison.Ordinal)}: {reason}");

    [Fact]
    public void Parse_PlusOnWhatExists_MustBeSingleton() =>
        FluentActions.Invoking(() => ConstraintLines.Parse(["hardware:jobs 4", "hardware:jobs+ 5"])).Should()
            .Throw<ConstraintException>().WithMessage("hardware:jobs+ 5: element 'jobs' must be singleton");
}
