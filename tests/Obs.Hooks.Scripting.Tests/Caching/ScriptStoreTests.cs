using Obs.Hooks.CacheWriter;
using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Scripting.Tests.Caching;

public sealed class ScriptStoreTests : IDisposable
{
    private readonly CacheDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task GetAsync_Twice_CompilesOnce()
    {
        var first = await _directory.GetAsync(1);
        var second = await _directory.GetAsync(1);

        (first.WasCached, second.WasCached, _directory.Compiler.Calls).Should().Be((false, true, 1));
        second.Key.Should().Be(first.Key);
        Samples.IsRight(second.Outcome.Script, 1).Should().BeTrue();
    }

    [Fact]
    public async Task GetAsync_ManyAtTheSameTime_CompileEachOnce()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => _directory.GetAsync(i % 4))));

        _directory.Compiler.Calls.Should().Be(4);
        all.Select((s, i) => Samples.IsRight(s.Outcome.Script, i % 4)).Should().AllBeEquivalentTo(true);
        all.Should().OnlyContain(s => s.Trouble == null);
    }

    [Fact]
    public async Task GetAsync_ManyProcesses_CompileEachOnce()
    {
        var engines = Enumerable.Range(0, 4).Select(_ => _directory.Start(50)).ToList();
        var lines = new List<string>();
        foreach (var engine in engines)
        {
            lines.AddRange((await engine.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            await engine.WaitForExitAsync();
            engine.ExitCode.Should().Be(0);
            engine.Dispose();
        }

        lines.Should().HaveCount(200);
        lines.Count(l => l == "compiled").Should().Be(50);
    }

    [Fact]
    public async Task GetAsync_AfterKillsAtAnyMoment_IsRightAndLeavesNothing()
    {
        for (var round = 1; round <= 12; round++)
        {
            using var engine = _directory.Start(0);
            for (var line = 0; line < round * 3; line++)
            {
                await engine.StandardOutput.ReadLineAsync();
            }

            // Whatever it is doing now: it never stops writing and reading.
            engine.Kill();
            await engine.WaitForExitAsync();
            foreach (var entry in _directory.Cache.List())
            {
                entry.Label.Should().NotBeEmpty($"{entry.Key} is whole");
            }

            Directory.GetFiles(_directory.Path, "*.script").ToList().ForEach(File.Delete);
        }

        for (var i = 0; i < 50; i++)
        {
            Samples.IsRight((await _directory.GetAsync(i)).Outcome.Script, i).Should().BeTrue();
        }

        _directory.Files.Should().NotContain(f => f.EndsWith(".new", StringComparison.Ordinal) && new FileInfo(f).Length == 0);
        _directory.Cache.List().Should().HaveCount(50);
    }

    [Fact]
    public async Task GetAsync_TemporaryFileOfADeadEngine_IsUsedAgain()
    {
        var key = (await _directory.GetAsync(1)).Key;
        File.Delete(_directory.Entry);
        File.WriteAllText(Path.Combine(_directory.Path, key + ".new"), new string('x', 100_000));

        var stored = await _directory.GetAsync(1);

        stored.Trouble.Should().BeNull();
        _directory.Files.Should().NotContain(f => f.EndsWith(".new", StringComparison.Ordinal));
        (await _directory.GetAsync(1)).WasCached.Should().BeTrue();
    }

    [Fact]
    public async Task Write_AfterADeadEngine_RemovesWhatItLeftADayLater()
    {
        var dead = (await _directory.GetAsync(1)).Key;
        string[] left = [Path.Combine(_directory.Path, dead + ".lock"), Path.Combine(_directory.Path, dead + ".new")];
        foreach (var file in left)
        {
            File.WriteAllText(file, "");
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        await _directory.GetAsync(2);

        left.Should().NotContain(static f => File.Exists(f));
        _directory.Files.Should().OnlyContain(f => f.EndsWith(".script", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LockAsync_OtherKey_WaitsForNobody()
    {
        var key = ScriptKey.Of(Samples.Origin(1), Samples.Request(1), "test");
        var neighbour = key[..^1] + (key[^1] == '0' ? '1' : '0');
        using var held = await _directory.Cache.LockAsync(key, CancellationToken.None);

        using var other = await _directory.Cache.LockAsync(neighbour, new CancellationToken(canceled: true));

        other.Should().NotBeNull();
    }

    [Fact]
    public async Task GetAsync_AnyByteChanged_CompilesAgain()
    {
        await _directory.GetAsync(1);
        var entry = _directory.Entry;
        var bytes = await File.ReadAllBytesAsync(entry);
        var places = Enumerable.Range(0, 60).Concat(Enumerable.Range(1, 40)).Select(i => i < 60 ? i : bytes.Length - i).ToList();
        foreach (var place in places)
        {
            var broken = (byte[])bytes.Clone();
            broken[place] ^= 0x40;
            await File.WriteAllBytesAsync(entry, broken);
            var calls = _directory.Compiler.Calls;

            var stored = await _directory.GetAsync(1);

            Samples.IsRight(stored.Outcome.Script, 1).Should().BeTrue();
            _directory.Compiler.Calls.Should().Be(calls + 1, $"byte {place} was wrong");
            (await File.ReadAllBytesAsync(entry)).Should().Equal(bytes, "it mended the entry");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(20_000)]
    public async Task GetAsync_CutEntry_CompilesAgain(int length)
    {
        await _directory.GetAsync(1);
        using (var file = File.OpenWrite(_directory.Entry))
        {
            file.SetLength(length);
        }

        (await _directory.GetAsync(1)).WasCached.Should().BeFalse();
        (await _directory.GetAsync(1)).WasCached.Should().BeTrue();
    }

    [Fact]
    public async Task GetAsync_EntryOfAnotherKey_IsNotTaken()
    {
        await _directory.GetAsync(1);
        var entry = _directory.Entry;
        await _directory.GetAsync(2);
        var other = _directory.Files.Single(f => f.EndsWith(".script", StringComparison.Ordinal) && f != entry);
        File.Copy(other, entry, overwrite: true);

        var stored = await _directory.GetAsync(1);

        stored.WasCached.Should().BeFalse();
        Samples.IsRight(stored.Outcome.Script, 1).Should().BeTrue();
    }

    [Fact]
    public async Task GetAsync_DirectoryOthersCanWriteTo_RunsFromMemoryAndSaysWhy()
    {
        await _directory.GetAsync(1);
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_111_111);

        var stored = await _directory.GetAsync(1);

        stored.WasCached.Should().BeFalse("somebody else may have put it there");
        stored.Outcome.Script.Should().NotBeNull();
        stored.Trouble.Should().Be($"the compiled script is not kept: {_directory.Path} cannot be used");
    }

    [Fact]
    public async Task GetAsync_DirectoryIsALink_RunsFromMemory()
    {
        Directory.CreateDirectory(_directory.Path + ".real");
        Directory.CreateSymbolicLink(_directory.Path, _directory.Path + ".real");

        var stored = await _directory.GetAsync(1);

        stored.Outcome.Script.Should().NotBeNull();
        stored.Trouble.Should().NotBeNull();
        Directory.GetFiles(_directory.Path + ".real").Should().BeEmpty();
    }

    [Fact]
    public async Task GetAsync_Errors_AreNotKept()
    {
        var failing = new FailingCompiler();
        var store = new ScriptStore(_directory.Cache, failing, new Lazy<string>("test"));

        var stored = await store.GetAsync(Samples.Origin(1), Samples.Request(1), CancellationToken.None);

        stored.Outcome.Diagnostics.Should().ContainSingle();
        _directory.Files.Should().NotContain(f => f.EndsWith(".script", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_CancelledWhileAnotherCompiles_GivesUp()
    {
        var key = ScriptKey.Of(Samples.Origin(1), Samples.Request(1), "test");
        using var held = await _directory.Cache.LockAsync(key, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();

        var waiting = _directory.Store.GetAsync(Samples.Origin(1), Samples.Request(1), cancelled.Token);
        await cancelled.CancelAsync();

        await waiting.Invoking(w => w).Should().ThrowAsync<OperationCanceledException>();
        _directory.Compiler.Calls.Should().Be(0);
    }

    [Fact]
    public async Task GetAsync_ThousandTimes_LeavesNoFileAndNoDescriptor()
    {
        await _directory.GetAsync(1);
        var files = _directory.Files.Length;

        for (var i = 0; i < 1000; i++)
        {
            (await _directory.GetAsync(1)).WasCached.Should().BeTrue();
        }

        _directory.Files.Should().HaveCount(files);
        OpenFiles().Should().NotContain(f => f.StartsWith(_directory.Path, StringComparison.Ordinal));
    }

    private static IEnumerable<string> OpenFiles() =>
        Directory.GetFileSystemEntries("/proc/self/fd").Select(static f => new FileInfo(f).LinkTarget ?? "");

    private sealed class FailingCompiler : IScriptCompiler
    {
        public Task<CompilationOutcome> CompileAsync(CompilationRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new CompilationOutcome(null, [new ScriptDiagnostic("a.csx", 1, 1, true, "CS0103", "no")]));
    }
}
