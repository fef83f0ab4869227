using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Tests.Builds;

public sealed class ReasonOptionTests
{
    private const string FromWorker = "Building hello:test for project 'lab:x' repository 'std' arch 'x86_64' srcmd5 '75bd'";

    [Fact]
    public void Parse_TextOfBsWorker_GivesAllParts()
    {
        ReasonOption.Parse(FromWorker).Should().Be(new ReasonOption("hello:test", "lab:x", "std", "x86_64", "75bd"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("because")]
    [InlineData("Building hello for project 'lab'")]
    public void Parse_OtherText_GivesNothing(string text)
    {
        ReasonOption.Parse(text).Should().BeNull();
    }

    [Theory]
    [InlineData(FromWorker, true)]
    [InlineData("Building x for project y repository z srcmd5 q", true)]
    [InlineData(" Building x for project y repository z srcmd5 q", false)]
    [InlineData("Building x for project y srcmd5 q repository z", false)]
    [InlineData("", false)]
    public void AllowsUnchanged_PatternOfObsBuild_Decides(string text, bool expected)
    {
        ReasonOption.AllowsUnchanged(text).Should().Be(expected);
    }
}
