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
        FluentActions.Invoking(() => ToolMountNames.Check([new ToolMount(name, "/etc")], [])).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_OneBelowTheOther_IsRefused() =>
        FluentActions.Invoking(() => ToolMountNames.Check([new ToolMount("a", "/etc")], [new ToolMount("a/b", "/etc")])).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_SameTwice_IsRefused() =>
        FluentActions.Invoking(() => ToolMountNames.Check([new ToolMount("a", "/etc"), new ToolMount("a", "/etc")], [])).Should().Throw<ArgumentException>();

    [Fact]
    public void Check_HostileButPlainNames_AreFine() => ToolMountNames.Check([new ToolMount("results/ \n*", "/etc"), new ToolMount("-rf", "/etc")], []);
}
