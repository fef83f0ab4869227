using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Store;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Tools;

/// <summary>Engines of several jobs that want the image of one tools root: processes of their own, with the engine's switches.</summary>
public sealed class RootImageTests : IDisposable
{
    private const string Making = "making the image of the tools root, once for all jobs";
    private const string Waiting = "waiting for another job that makes the image of the tools root";

    private static readonly string[] s_whole = ["usr 111101101 ", "usr/kiwi 110100100 ", ".preinstall_image 111101101 ", ".preinstall_image/bash 110100100 "];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("obs-hooks-");

    public RootImageTests()
    {
        Directory.CreateDirectory($"{Tree}/usr", (UnixFileMode)0x1ED);
        File.WriteAllText($"{Tree}/usr/kiwi", "kiwi");
        File.SetUnixFileMode($"{Tree}/usr/kiwi", (UnixFileMode)0x1A4);
    }

    private string Tree => $"{_directory.FullName}/tree";

    private string Image => $"{_directory.FullName}/image.tar.gz";

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Ensure_TwoEngines_OneWritesAndTheOtherWaits()
    {
        using var first = new RunningEngine("image", Tree, "hold");
        first.Lines(2).Should().Equal(Making, "writing");
        using var second = new RunningEngine("image", Tree);
        second.Lines(1).Should().Equal(Waiting);
        File.Exists(Image).Should().BeFalse("nobody sees half of one");

        first.Answer();

        first.Rest().Should().Equal("there");
        second.Rest().Should().Equal("there");
        TarFile.Entries(Image).Should().BeEquivalentTo(s_whole);
        File.Exists(Image + ".new").Should().BeFalse();
    }

    [Fact]
    public void Ensure_WriterKilled_TheOneThatWaitsMakesItAnew()
    {
        using var first = new RunningEngine("image", Tree, "hold");
        first.Lines(2).Should().Equal(Making, "writing");
        using var second = new RunningEngine("image", Tree);
        second.Lines(1).Should().Equal(Waiting);
        File.Exists(Image + ".new").Should().BeTrue();

        first.Kill();

        second.Rest().Should().Equal(Making, "writing", "there");
        TarFile.Entries(Image).Should().BeEquivalentTo(s_whole);
        File.Exists(Image + ".new").Should().BeFalse();
    }

    /// <summary>Whoever still has the file of a dead engine open keeps it: it is another one.</summary>
    [Fact]
    public void Ensure_LeftOverOfAKilledEngine_IsReplacedNotOverwritten()
    {
        File.WriteAllText(Image + ".new", "half");
        using var old = File.OpenText(Image + ".new");

        using var engine = new RunningEngine("image", Tree);

        engine.Rest().Should().Equal(Making, "writing", "there");
        TarFile.Entries(Image).Should().BeEquivalentTo(s_whole);
        old.ReadToEnd().Should().Be("half");
    }

    [Fact]
    public void RemoveDead_HalfOfAnImage_StaysWhileItIsMade()
    {
        using var root = DirectoryHandle.Open(_directory.FullName);
        using var engine = new RunningEngine("image", Tree, "hold");
        engine.Lines(2).Should().Equal(Making, "writing");

        RootImage.RemoveDead(root);
        File.Exists(Image + ".new").Should().BeTrue();
        engine.Kill();
        RootImage.RemoveDead(root);

        RootImage.Find(_directory.FullName).Should().BeNull();
    }

    [Fact]
    public void Ensure_ImageIsThere_IsUsedNow()
    {
        File.WriteAllText(Image, "whole");
        File.SetLastWriteTimeUtc(Image, DateTime.UnixEpoch);
        using var engine = new RunningEngine("image", Tree);

        engine.Rest().Should().Equal("there");

        RootImage.Find(_directory.FullName)!.Used.Should().BeAfter(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void Ensure_EngineThatMakesItIsStopped_IsTheHostsFault()
    {
        using var root = DirectoryHandle.Open(_directory.FullName);
        using var other = FileLock.TryTake(root, "image.lock", Libc.LockExclusive);

        Failure(TimeSpan.Zero).Should().Be((DiagnosticCodes.ToolsTimedOut, $"{Image} was not ready within 0s (toolsTimeout in engine.json)"));
    }

    [Fact]
    public void Ensure_TreeThatCannotBeRead_IsTheHostsFaultAndLeavesNothing()
    {
        Directory.Delete(Tree, recursive: true);

        Failure(TimeSpan.FromMinutes(5)).Code.Should().Be(DiagnosticCodes.ToolsBuildFailed);
        Directory.GetFiles(_directory.FullName).Should().Equal($"{_directory.FullName}/image.lock");
    }
    private (string Code, string Message) Failure(TimeSpan limit)
    {
        var failing = () => RootImage.Ensure(new FakeToolsRoot(Tree), limit, static _ => { }, CancellationToken.None);
        var failure = failing.Should().Throw<EngineException>().Which;
        failure.ExitStatus.Should().Be(ExitStatus.BadHost);
        return (failure.Code, failure.Message);
    }
}
