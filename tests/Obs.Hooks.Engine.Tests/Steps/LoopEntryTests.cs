using System.Diagnostics;
using System.Globalization;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Steps;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Steps;

/// <summary>Whether a loop device that recovery finds is the one that was attached.</summary>
public sealed class LoopEntryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Attach_TwiceTheSameFile_HasANameThatNoOtherHasAndTheJournalKnows()
    {
        using var area = DirectoryHandle.Open(_directory.FullPath);
        using var journal = JobJournal.Create(area, "key", observer: null);
        using var file = File.OpenHandle(Image(), FileMode.Open, FileAccess.ReadWrite);

        using var one = LoopDevice.Attach(file, readOnly: true, 0, journal);
        using var two = LoopDevice.Attach(file, readOnly: true, 0, journal);

        LoopEntry.FileOf(one.Handle).Should().Be(one.File).And.NotBe(two.File);
        Journalled().Should().Equal(Entry(one), Entry(two));
        LoopEntry.FileOf(one.Handle)!.IsOf(two.File).Should().BeFalse("only the name tells them apart");
    }

    /// <summary>A device of somebody else's on a file that has the inode of one that was deleted. The entry without a name is an old engine's.</summary>
    [Theory]
    [InlineData("obs-hooks-of-a-job-that-is-gone", true)]
    [InlineData(null, false)]
    [InlineData("its own", false)]
    public void Undo_DeviceWithTheSameFile_IsReleasedUnlessItHasAnotherName(string? name, bool stays)
    {
        var image = Image();
        var number = Losetup("--find", "--show", image)["/dev/loop".Length..];
        try
        {
            using var loop = LoopEntry.Open(ulong.Parse(number, CultureInfo.InvariantCulture))!;
            var found = LoopEntry.FileOf(loop)!;
            var entry = new LoopEntry(ulong.Parse(number, CultureInfo.InvariantCulture), found.Device, found.Inode, name == "its own" ? found.Token : name);
            loop.Dispose();

            entry.Undo(new UndoScope("key", _directory.FullPath, null!), completed: true);

            (Losetup("--associated", image).Length > 0).Should().Be(stays);
        }
        finally
        {
            if (Losetup("--associated", image).Length > 0)
            {
                Losetup("--detach", $"/dev/loop{number}");
            }
        }
    }

    [Fact]
    public void Decode_JournalOfAnEngineWithoutNames_IsReadAllTheSame()
    {
        JournalEntry[] entries = [new LoopEntry(7, 8, 9), new LoopPartitionEntry(7, 8, 9, 1), new LoopEntry(7, 8, 9, "name"), new LoopPartitionEntry(7, 8, 9, 1, "name")];

        var lines = entries.Select(static e => JournalFormat.Encode(new JournalRecord(1, e))).ToArray();

        System.Text.Encoding.UTF8.GetString(lines[0]).Should().EndWith("""{"id":1,"entry":{"kind":"loop","number":7,"fileDevice":8,"fileInode":9}}""" + "\n");
        JournalFormat.Decode(lines.SelectMany(static l => l).ToArray()).Select(static r => r.Entry).Should().Equal(entries);
    }

    private static LoopEntry Entry(LoopDevice device) => new(device.Number, device.File.Device, device.File.Inode, device.File.Token);

    private IEnumerable<JournalEntry?> Journalled() =>
        JournalFormat.Decode(File.ReadAllBytes(_directory.Combine(JobJournal.FileName))).Where(static r => r.Entry is not null).Select(static r => r.Entry);

    private string Image()
    {
        _directory.WriteFile("image", new byte[1 << 20]);
        return _directory.Combine("image");
    }

    private static string Losetup(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/sbin/losetup", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd().TrimEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
