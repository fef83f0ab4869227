using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class PrjconfTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Type: spec\n", "Type: spec\n")]
    [InlineData("Type: spec", "Type: spec\n")]
    [InlineData("Macros:\n%x 1\n:Macros\n", "Macros:\n%x 1\n:Macros\n")]
    [InlineData("Macros:\n%x 1\n", "Macros:\n%x 1\n:Macros\n")]
    [InlineData("%if 1\n%ifarch x\n%endif\n", "%if 1\n%ifarch x\n%endif\n%endif\n")]
    [InlineData("macros: \n%if 0\n", "macros: \n%if 0\n:Macros\n")]
    public void Append_WhateverIsOpenAtTheEnd_IsClosedFirst(string prjconf, string before) =>
        PrjconfText.Append(prjconf, ["Preinstall: a"]).Should().Be(before + "Preinstall: a\n");

    [Theory]
    [InlineData("%if 0")]
    [InlineData("  %ENDIF")]
    [InlineData("Macros:")]
    [InlineData(":macros")]
    [InlineData("#!PrependConfigFile: other")]
    [InlineData("Preinstall: a\nMacros:")]
    [InlineData("Preinstall: a\r")]
    public void ProblemOf_LineThatIsMoreThanALine_SaysSo(string line) =>
        PrjconfText.ProblemOf(line).Should().NotBeNull();

    [Theory]
    [InlineData("Preinstall: qemu\tother")]
    [InlineData("BuildFlags: hook:x")]
    [InlineData("%define with_x 1")]
    [InlineData("")]
    public void ProblemOf_OrdinaryLine_IsNull(string line) => PrjconfText.ProblemOf(line).Should().BeNull();
}
