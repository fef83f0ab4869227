using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class AllowedOptionsTests
{
    /// <summary>Options through which the host's files, devices, network or shell can be reached.</summary>
    [Theory]
    [InlineData("--root")]
    [InlineData("--vm-custom-opt")]
    [InlineData("--vm-args")]
    [InlineData("--vm-disk")]
    [InlineData("--vm-kernel")]
    [InlineData("--vm-network")]
    [InlineData("--emulator-script")]
    [InlineData("--oldpackages")]
    [InlineData("--logfile")]
    [InlineData("--overlay")]
    [InlineData("--rsync-src")]
    [InlineData("--rpms")]
    [InlineData("--dist")]
    [InlineData("--shell-cmd")]
    [InlineData("--ccache-archive")]
    [InlineData("--buildtool-opt")]
    [InlineData("--kill")]
    [InlineData("--clean")]
    public void Kinds_PrimitiveForTheHost_IsNotThere(string option) =>
        AllowedOptions.Kinds.Should().NotContainKey(option);

    [Theory]
    [InlineData("--jobs", "8")]
    [InlineData("--debuginfo", null)]
    [InlineData("--with", "tests")]
    [InlineData("--define", "_vendor me and you")]
    [InlineData("--vm-memory", "4096")]
    [InlineData("--vmdisk-filesystem", "ext4")]
    [InlineData("--ccache-type", "sccache")]
    public void ProblemOf_RightValue_IsNull(string option, string? value) =>
        AllowedOptions.ProblemOf(AllowedOptions.Kinds[option], value).Should().BeNull();

    [Theory]
    [InlineData("--jobs", "0")]
    [InlineData("--jobs", "4096")]
    [InlineData("--jobs", "4 --root=/")]
    [InlineData("--jobs", null)]
    [InlineData("--debuginfo", "yes")]
    [InlineData("--with", "-x")]
    [InlineData("--with", "a b")]
    [InlineData("--define", "x %(touch /tmp/x)")]
    [InlineData("--define", "x")]
    [InlineData("--define", "x a\nb")]
    [InlineData("--vm-memory", "١٢")]
    [InlineData("--vmdisk-filesystem", "ext4;reboot")]
    [InlineData("--ccache-type", "redis")]
    public void ProblemOf_WrongValue_SaysWhatIsExpected(string option, string? value) =>
        AllowedOptions.ProblemOf(AllowedOptions.Kinds[option], value).Should().NotBeNullOrEmpty();
}
