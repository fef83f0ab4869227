using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Store;

public sealed class ToolsRootsTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Acquire_Directory_IsCopiedOnce()
    {
        var tree = _host.Tree("wish", "one");

        using var first = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree));
        File.WriteAllText(Path.Combine(tree, "usr/bin/tool"), "two");
        using var second = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree));

        second.Digest.Should().Be(first.Digest);
        File.ReadAllText(Path.Combine(second.TreeDirectory, "usr/bin/tool")).Should().Be("one");
        _host.Lines.Should().ContainSingle(static l => l.StartsWith("made from 1 packages", StringComparison.Ordinal));
        _host.Partial().Should().BeEmpty();
    }

    [Fact]
    public void Acquire_Refresh_TakesWhatIsNewAndKeepsTheOldRootForItsUsers()
    {
        var tree = _host.Tree("wish", "one");
        using var old = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree));
        _host.Tree("wish", "three");

        using var fresh = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree), refresh: true);

        fresh.Digest.Should().NotBe(old.Digest);
        File.ReadAllText(Path.Combine(fresh.TreeDirectory, "usr/bin/tool")).Should().Be("three");
        File.ReadAllText(Path.Combine(old.TreeDirectory, "usr/bin/tool")).Should().Be("one");
    }

    [Fact]
    public void Acquire_WithoutItsRepository_UsesWhatIsThereAndSaysSoWhenAskedToRefresh()
    {
        var tree = _host.Tree("wish", "one");
        _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree)).Dispose();
        Directory.Delete(tree, recursive: true);

        using var again = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree));
        var refusal = _host.Refusal(Specs.Of(ToolsProviderKind.Directory, tree), refresh: true);

        File.Exists(Path.Combine(again.TreeDirectory, "usr/bin/tool")).Should().BeTrue();
        refusal.Code.Should().Be(DiagnosticCodes.ToolsRepositoryUnreachable);
        refusal.ExitStatus.Should().Be(ExitStatus.BadHost);
        _host.Partial().Should().BeEmpty();
    }

    [Fact]
    public async Task Acquire_ByManyEnginesAtOnce_MakesOneRoot()
    {
        var spec = Specs.Of(ToolsProviderKind.Directory, _host.Tree("wish", "one"));
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var engine = _host.AnotherEngine();
            using var lease = _host.Acquire(engine, spec);
            return lease.Digest;
        })));

        digests.Distinct().Should().ContainSingle();
        _host.Lines.Count(static l => l.StartsWith("made from", StringComparison.Ordinal)).Should().Be(1);
        _host.Complete().Should().ContainSingle();
    }

    [Fact]
    public void Collect_RootInUse_StaysUntilItsLastUserIsGone()
    {
        var spec = Specs.Of(ToolsProviderKind.Directory, _host.Tree("wish", "one"));
        using (var lease = _host.Acquire(spec))
        {
            using var other = _host.AnotherEngine();
            other.Collect(all: true, CancellationToken.None).Should().BeEmpty();
            Directory.Exists(lease.TreeDirectory).Should().BeTrue();
        }

        _host.Roots.Collect(all: true, CancellationToken.None).Should().ContainSingle();
        _host.Complete().Should().BeEmpty();
        _host.Partial().Should().BeEmpty();
        _host.Roots.TryAcquire(spec).Should().BeNull();
    }

    [Fact]
    public void Collect_TooOldOrTooMany_RemovesTheLongestUnused()
    {
        _host.Options = _host.Options with { ToolsMegabytes = 0 };
        _host.Acquire(Specs.Of(ToolsProviderKind.Directory, _host.Tree("a", "a"))).Dispose();
        _host.Clock.Advance(TimeSpan.FromDays(20));
        _host.Acquire(Specs.Of(ToolsProviderKind.Directory, _host.Tree("b", "b"))).Dispose();
        _host.Clock.Advance(TimeSpan.FromDays(11));

        _host.Roots.Collect(all: false, CancellationToken.None);
        using var small = _host.AnotherEngine();

        _host.Complete().Should().ContainSingle("the first was not used for 31 days");
        small.Collect(all: false, CancellationToken.None).Should().ContainSingle("nothing may be kept");
    }

    /// <summary><c>tools list</c> and an eviction have the lease for themselves for a moment: no reason to make the root again.</summary>
    [Fact]
    public void Acquire_SomebodyLooksAtTheRoot_WaitsUntilTheJobEnds()
    {
        var spec = Specs.Of(ToolsProviderKind.Directory, _host.Tree("wish", "one"));
        _host.Acquire(spec).Dispose();
        var said = _host.Lines.Count;
        using var leases = DirectoryHandle.Open(Path.Combine(_host.Store, "leases"));
        using (FileLock.TryTake(leases, Path.GetFileName(_host.Complete().Single()), Libc.LockExclusive))
        {
            var killed = () => _host.Roots.Acquire(spec, static _ => { }, refresh: false, new CancellationToken(canceled: true));

            killed.Should().Throw<OperationCanceledException>();
        }

        using var lease = _host.Acquire(spec);
        _host.Lines.Should().HaveCount(said, "it is there");
    }

    [Fact]
    public void Acquire_HostWithoutPolicy_IsRefused()
    {
        var wish = new ToolsSpec { Provider = ToolsProviderKind.Host, Arch = ToolsNames.HostArch };

        _host.Refusal(wish).Code.Should().Be(DiagnosticCodes.ToolsRefused);
    }

    [Theory]
    [InlineData("-o")]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("")]
    public void Acquire_PackageThatIsAnOption_IsRefused(string package)
    {
        var refusal = _host.Refusal(Specs.Of(ToolsProviderKind.Debian, "/nowhere", package) with { AskedBy = TrustClass.Project });

        refusal.Code.Should().Be(DiagnosticCodes.ToolsRefused);
        refusal.ExitStatus.Should().Be(ExitStatus.Failed, "the project asked for it");
    }

    [Fact]
    public void Acquire_ForeignArchitecture_IsRefused() =>
        _host.Refusal(Specs.Of(ToolsProviderKind.Debian, "/nowhere", "file") with { Arch = "m68k" }).Code.Should().Be(DiagnosticCodes.ToolsRefused);

    [Fact]
    public void Acquire_FullDisk_SaysSoAndLeavesNothing()
    {
        PrivateNamespaces.Require();
        Directory.CreateDirectory(_host.Store);
        Command.Run("mount", "-t", "tmpfs", "-o", "mode=0755,size=8m", "tools", _host.Store);
        try
        {
            var tree = _host.Tree("wish", new string('x', 16 << 20));

            var refusal = _host.Refusal(Specs.Of(ToolsProviderKind.Directory, tree));

            refusal.Code.Should().Be(DiagnosticCodes.ToolsDiskFull);
            refusal.ExitStatus.Should().Be(ExitStatus.BadHost);
            _host.Partial().Should().BeEmpty();
            _host.Complete().Should().BeEmpty();

            Command.Run("mount", "-o", "remount,size=64m", _host.Store);
            using var lease = _host.Acquire(Specs.Of(ToolsProviderKind.Directory, tree));
            lease.Info.Size.Should().BeGreaterThanOrEqualTo(16 << 20);
        }
        finally
        {
            _host.Roots.Dispose();
            Command.Run("umount", "--lazy", _host.Store);
        }
    }
}
