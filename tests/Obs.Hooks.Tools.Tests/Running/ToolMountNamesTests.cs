using Obs.Hooks.Engine.Tools.Running;

namespace Obs.Hooks.Tools.Tests.Running;

public sealed class ToolMountNamesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/x")]
    [InlineData("x/")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a//b")]
    [InlineData("a\0b")]
    public void Check_BadName_IsRefused(string name) =>
        FluentActions.Invoking(() => ToolMountNames.Check(Run([new ToolMount(name, "/etc")]))).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_OneBelowTheOther_IsRefused() =>
        FluentActions.Invoking(() => ToolMountNames.Check(Run([new ToolMount("a", "/etc")], new ToolMount("a/b", "/etc")))).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_SameTwice_IsRefused() =>
        FluentActions.Invoking(() => ToolMountNames.Check(Run([new ToolMount("a", "/etc"), new ToolMount("a", "/etc")]))).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_HostileButPlainNames_AreFine() =>
        ToolMountNames.Check(Run([new ToolMount("results/ \n*", "/etc"), new ToolMount("-rf", "/etc"), new ToolMount("tree", "/etc")]));

    [Theory]
    [InlineData("tree")]
    [InlineData("tree/x")]
    public void Check_PlaceOfTheTree_IsRefused(string name) =>
        FluentActions.Invoking(() => ToolMountNames.Check(Run([new ToolMount(name, "/etc")]) with { Tree = new ToolTree(1) })).Should().Throw<ArgumentException>();

    private static ToolRun Run(ToolMount[] inputs, params ToolMount[] outputs) =>
        new(new ProcessRequest("true")) { Inputs = [.. inputs], Outputs = [.. outputs] };
}
