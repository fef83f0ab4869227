using System.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Native;

/// <summary>Names are what a build likes: bytes.</summary>
public sealed class TreeRemovalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Empty_NamesThatAreNoText_AreRemoved()
    {
        Make("""mkdir -p $'\377/in/\376' $'\375' $'text/\374/in' .removing-0; touch $'\377/in/\376/file' $'\373' .removing-0/x kept""");
        using var top = DirectoryHandle.Open(_directory.FullPath);

        TreeRemoval.Empty(top, "kept");

        Directory.GetFileSystemEntries(_directory.FullPath).Should().Equal(_directory.Combine("kept"));
    }

    [Theory]
    [InlineData("""mkdir -p $'\377/in'""")]
    [InlineData("""mkdir $'\377'""")]
    [InlineData("""touch $'\377'""")]
    [InlineData("mkdir -p text/in")]
    [InlineData("ln -s / link")]
    public void Remove_ByBytes_RemovesWhateverItIs(string make)
    {
        Make(make);
        using var top = DirectoryHandle.Open(_directory.FullPath);

        TreeRemoval.Remove(top, top.RawEntries().Single());

        top.RawEntries().Should().BeEmpty();
    }

    private void Make(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-ec", script]) { WorkingDirectory = _directory.FullPath })!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
