using Obs.Hooks.Plugins.Shared.Qemu;

namespace Obs.Hooks.Plugins.QemuUser.Tests;

public sealed class InterpretersTests
{
    [Fact]
    public void All_Rows_AreSortedUniqueAndWhole()
    {
        Interpreters.All.Select(static i => i.Target).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        foreach (var interpreter in Interpreters.All)
        {
            interpreter.Magic.Length.Should().Be(interpreter.Mask.Length, interpreter.Target);
            interpreter.Program().Should().StartWith([0x7f, (byte)'E', (byte)'L', (byte)'F'], interpreter.Target);
        }
    }

    [Fact]
    public void Magic_OfEachArchitecture_MatchesItsProgramsAndNoOthers()
    {
        var programs = Interpreters.All.ToDictionary(static i => i.Target, static i => i.Program());
        foreach (var interpreter in Interpreters.All)
        {
            var mask = Convert.FromHexString(interpreter.Mask.Replace("\\x", "", StringComparison.Ordinal));
            programs.Where(p => Interpreter.Matches([.. p.Value, .. new byte[40]], interpreter.Program(), mask))
                .Select(static p => p.Key).Should().Equal(interpreter.Target);
        }
    }

    [Theory]
    [InlineData("aarch64", "aarch64")]
    [InlineData("armv7hl", "arm")]
    [InlineData("i586", "i386")]
    [InlineData("ppc64le", "ppc64le")]
    [InlineData("riscv64", "riscv64")]
    [InlineData("s390x", "s390x")]
    [InlineData("sparcv9", "sparc32plus")]
    [InlineData("ia64", null)]
    [InlineData("../etc", null)]
    public void InterpreterOf_ArchitectureOfObs_IsQemusName(string arch, string? target) =>
        Architectures.InterpreterOf(arch)?.Target.Should().Be(target);

    [Theory]
    [InlineData("x86_64", "i586", true)]
    [InlineData("x86_64", "aarch64", false)]
    [InlineData("aarch64", "armv7hl", true)]
    [InlineData("aarch64", "x86_64", false)]
    [InlineData("mips64", "mips64", true)]
    public void IsNative_AsBSCando(string host, string arch, bool native) => Architectures.IsNative(host, arch).Should().Be(native);
}
