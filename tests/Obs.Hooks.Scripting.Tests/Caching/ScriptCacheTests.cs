using System.Diagnostics;
using Obs.Hooks.CacheWriter;
using Obs.Hooks.Scripting.Caching;

namespace Obs.Hooks.Scripting.Tests.Caching;

public sealed class ScriptCacheTests : IDisposable
{
    private readonly CacheDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task List_Entries_SaysWhoseTheyAre()
    {
        await _directory.GetAsync(1);
        await _directory.GetAsync(2);

        _directory.Cache.List().Select(e => e.Label).Should().BeEquivalentTo("home:1: a.csx", "home:2: a.csx");
    }

    [Fact]
    public async Task Collect_TooMany_KeepsTheLastUsed()
    {
        for (var i = 0; i < 5; i++)
        {
            await _directory.GetAsync(i);
            File.SetLastWriteTimeUtc(EntryOf(i), DateTime.UtcNow.AddHours(-i));
        }

        _directory.Cache.Collect(CacheLimits.Default with { Entries = 2 }).Should().Be(3);

        _directory.Cache.List().Select(e => e.Label).Should().Equal("home:0: a.csx", "home:1: a.csx");
    }

    [Fact]
    public async Task Collect_Old_GoesUnlessItWasUsed()
    {
        await _directory.GetAsync(1);
        await _directory.GetAsync(2);
        File.SetLastWriteTimeUtc(EntryOf(1), DateTime.UtcNow.AddDays(-100));
        File.SetLastWriteTimeUtc(EntryOf(2), DateTime.UtcNow.AddDays(-100));
        (await _directory.GetAsync(2)).WasCached.Should().BeTrue();

        _directory.Cache.Collect(CacheLimits.Default).Should().Be(1);

        _directory.Cache.List().Select(e => e.Label).Should().Equal("home:2: a.csx");
    }

    [Fact]
    public async Task Clear_RemovesEntriesOnly()
    {
        await _directory.GetAsync(1);
        File.WriteAllText(Path.Combine(_directory.Path, "note.script"), "not an entry");

        _directory.Cache.Clear().Should().Be(1);

        File.Exists(Path.Combine(_directory.Path, "note.script")).Should().BeTrue();
    }

    [Fact]
    public void List_NoDirectory_IsEmpty()
    {
        _directory.Cache.List().Should().BeEmpty();
    }

    /// <summary>A file system with room for two entries, in a mount namespace of its own.</summary>
    [Fact]
    public async Task GetAsync_DiskFull_RunsFromMemoryAndGoesOn()
    {
        var writer = Path.Combine(AppContext.BaseDirectory, "Obs.Hooks.CacheWriter");
        Directory.CreateDirectory(_directory.Path);
        using var engine = Process.Start(new ProcessStartInfo(
            "unshare",
            [
                "--mount", "--propagation", "private", "sh", "-c",
                $"mount -t tmpfs -o size=64k,mode=0700 tiny '{_directory.Path}' && '{writer}' '{_directory.Path}' 10 && '{writer}' '{_directory.Path}' 10 && ls '{_directory.Path}'",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await engine.StandardOutput.ReadToEndAsync();
        await engine.WaitForExitAsync();

        engine.ExitCode.Should().Be(0, "each script was the right one, kept or not");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Count(l => l == "cached").Should().BeInRange(1, 3, "what found room in the first run");
        lines.Should().NotContain(l => l.EndsWith(".new", StringComparison.Ordinal), "what was half written is gone");
    }

    private string EntryOf(int number) => Path.Combine(
        _directory.Path, ScriptKey.Of(Samples.Origin(number), Samples.Request(number), "test") + ".script");
}
