using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tests.Journal;

public sealed class MountTableTests
{
    [Theory]
    [InlineData(@"36 35 98:0 / /plain rw - ext4 d rw", "/plain")]
    [InlineData(@"36 35 98:0 / /with\040space\012and\134newline rw - ext4 d rw", "/with space\nand\\newline")]
    [InlineData(@"36 35 98:0 / /odd\9\04 rw - ext4 d rw", @"/odd\9\04")]
    public void Parse_EscapedNames_AreDecoded(string line, string path) =>
        MountTable.Parse(line).Should().Be(new MountPoint(36, path));

    [Fact]
    public void At_NamesakeOfADirectory_IsNotBelowIt() => PrivateMounts.Run(() =>
    {
        using var directory = new ScenarioDirectory();
        var path = directory.Files.Directory;
        Directory.CreateDirectory($"{path}/a");
        Directory.CreateDirectory($"{path}/ab c");
        Libc.Mount("tmpfs", $"{path}/ab c", "tmpfs", 0, null).Should().Be(0);

        MountTable.At($"{path}/a").Should().BeEmpty();
        MountTable.At($"{path}/ab c").Should().ContainSingle().Which.Path.Should().Be($"{path}/ab c");
        Libc.Unmount($"{path}/ab c", 0);
    });
}
