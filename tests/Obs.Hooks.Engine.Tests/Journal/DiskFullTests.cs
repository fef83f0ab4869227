using System.Globalization;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>State directories without room.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly ScenarioDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Apply_NoRoomForTheIntent_AppliesNothingAndRecoversWhenThereIs() => WithTinyState(16, () =>
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);
        var filler = $"{area.WorkDirectoryOf("hook")}/filler";
        Fill(filler);

        var result = effects.Apply(
            ScenarioHook.Create(HookPoint.PreChroot), [new Mount("scratch", MountKind.Tmpfs)]);

        result.Refusals.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.EffectFailed);
        MountTable.At(area.Directory).Should().BeEmpty();
        File.Delete(filler);
        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new Mount("scratch", MountKind.Tmpfs)])
            .RefusalMessage.Should().BeEmpty();
        area.Close();
    });

    [Fact]
    public void Close_StillNoRoom_RemovesEverything() => WithTinyState(16, () =>
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options);
        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [new Mount("scratch", MountKind.Tmpfs)])
            .RefusalMessage.Should().BeEmpty();
        Fill($"{area.WorkDirectoryOf("hook")}/filler");

        area.Close();

        MountTable.At(files.Options.StateDirectory).Should().ContainSingle();
        Directory.EnumerateFileSystemEntries($"{files.Options.StateDirectory}/jobs").Should().BeEmpty();
    });

    [Fact]
    public void Open_NoRoomAtAll_IsABadHostWithAReason() => WithTinyState(1, () =>
    {
        var open = () => JobArea.Open(_directory.Files.Options, _directory.Files.Job);

        open.Should().Throw<EngineException>().WithMessage("*No space left on device*")
            .Which.ExitStatus.Should().Be(ExitStatus.BadHost);
    });

    /// <param name="inodes">How many files and directories it can hold, itself included; its size is 64 KiB.</param>
    /// <param name="test">The test.</param>
    private void WithTinyState(int inodes, Action test) => PrivateMounts.Run(() =>
    {
        var state = _directory.Files.Options.StateDirectory;
        Directory.CreateDirectory(state);
        var data = string.Create(CultureInfo.InvariantCulture, $"size=64k,nr_inodes={inodes},mode=0700");
        Libc.Mount("tmpfs", state, "tmpfs", 0, data).Should().Be(0);
        try
        {
            test();
        }
        finally
        {
            Libc.Unmount(state, Libc.UnmountDetach);
        }
    });

    private static void Fill(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var written = 0;
        try
        {
            while (true)
            {
                RandomAccess.Write(file, new byte[512], written);
                written += 512;
            }
        }
        catch (IOException)
        {
            written.Should().BeGreaterThan(0);
        }
    }
}
