using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Sdk.Packing;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Sdk.Tests;

public sealed class PluginPackerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<PackError> _errors = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Write_Staged_CopiesHashesAndRemovesStrays()
    {
        var stray = _directory.WriteFile("out/old/Gone.dll", "x"u8);

        PluginPacker.Write(Request(stage: true), Manifest(), _errors);

        _errors.Should().BeEmpty();
        File.Exists(stray).Should().BeFalse();
        File.ReadAllText(_directory.Combine("out/sub/B.so")).Should().Be("b");
        File.ReadAllText(_directory.Combine("out/plugin.json")).Should()
            .Contain(Sha256.HexOf("a"u8)).And.Contain(Sha256.HexOf("b"u8));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_FilesThatOthersMayWrite_AreClosedToThem(bool stage)
    {
        foreach (var file in new[] { "in/A.dll", "out/A.dll", "out/sub/B.so" })
        {
            File.SetUnixFileMode(_directory.WriteFile(file, "a"u8), (UnixFileMode)0b110_110_110);
        }

        File.SetUnixFileMode(_directory.Combine("out/sub"), (UnixFileMode)0b111_111_111);

        PluginPacker.Write(Request(stage), Manifest(), _errors);

        const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        Directory.GetFileSystemEntries(_directory.Combine("out"), "*", SearchOption.AllDirectories)
            .Should().HaveCount(4).And.OnlyContain(static path => (File.GetUnixFileMode(path) & Others) == 0);
    }

    [Fact]
    public void Write_PublishedIntoADirectoryWithOtherFiles_IsAnError()
    {
        var stray = _directory.WriteFile("out/Precious.txt", "x"u8);
        _directory.WriteFile("out/A.dll", "a"u8);
        _directory.WriteFile("out/sub/B.so", "b"u8);

        PluginPacker.Write(Request(stage: false), Manifest(), _errors);

        _errors.Should().ContainSingle().Which.Code.Should().Be(PackCodes.StrayFile);
        File.Exists(stray).Should().BeTrue();
        File.Exists(_directory.Combine("out/plugin.json")).Should().BeFalse();
    }

    [Fact]
    public void Parse_ArgumentsOfTheTargets_AreUnderstood()
    {
        var list = _directory.WriteFile("list", "b\\C.so|/x/C.so\nA.dll|/x/A.dll\n"u8);

        var request = PackRequest.Parse(
            ["--id", "a", "--version", "1", "--assembly", "A.dll", "--project", "A.csproj", "--files", list, "--stage", "/out/a/"]);

        request.Files.Should().Equal(new Dictionary<string, string> { ["A.dll"] = "/x/A.dll", ["b/C.so"] = "/x/C.so" });
        request.Should().BeEquivalentTo(new { Id = "a", Directory = "/out/a", Stage = true });
    }

    private static PluginManifest Manifest() =>
        new() { Id = "a", Version = "1", Assembly = "A.dll", Contract = "1.0", Digest = "" };

    private PackRequest Request(bool stage)
    {
        if (!File.Exists(_directory.Combine("in/A.dll")))
        {
            _directory.WriteFile("in/A.dll", "a"u8);
        }

        return new PackRequest
        {
            Id = "a",
            Version = "1",
            Assembly = "A.dll",
            Project = "A.csproj",
            Files = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["A.dll"] = _directory.Combine("in/A.dll"),
                ["sub/B.so"] = _directory.WriteFile("in/B.so", "b"u8),
            },
            Directory = _directory.Combine("out"),
            Stage = stage,
        };
    }
}
