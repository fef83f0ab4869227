using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Testing;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Running;

/// <summary>What a hook gets, and what becomes of the job when it cannot be had.</summary>
public sealed class HookToolsTests : IDisposable
{
    private readonly Host _host = new();
    private readonly FakeLog _log = new();
    private readonly HookTools _tools;

    public HookToolsTests() => _tools = new HookTools(_host.Options, _host.Clock, journal: null!);

    public void Dispose()
    {
        _tools.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void For_HookWithoutTools_GivesNone()
    {
        _tools.For(Hook(null), _log, CancellationToken.None, out var refusal).Should().BeNull();
        refusal.Should().BeNull();
        Directory.Exists(_host.Store).Should().BeFalse("nothing was asked for");
    }

    [Fact]
    public void For_PreparedRoot_IsHeldUntilTheJobIsOver()
    {
        var hook = Hook(Specs.Of(ToolsProviderKind.Directory, _host.Tree("wish", "one")));
        _tools.Prepare(hook, CancellationToken.None);

        var root = _tools.For(hook, _log, CancellationToken.None, out var refusal);

        refusal.Should().BeNull();
        root!.Packages.Should().ContainSingle();
        _host.Roots.Collect(all: true, CancellationToken.None).Should().BeEmpty();
        _tools.Dispose();
        _host.Roots.Collect(all: true, CancellationToken.None).Should().ContainSingle();
    }

    [Theory]
    [InlineData(TrustClass.Host, typeof(Verdict.HostFailure))]
    [InlineData(TrustClass.Project, typeof(Verdict.ProjectFailure))]
    public void For_RefusedWish_IsTheFaultOfWhoAsked(TrustClass asked, Type verdict)
    {
        var hook = Hook(Specs.Of(ToolsProviderKind.Debian, "/nowhere", "-x") with { AskedBy = asked });

        _tools.For(hook, _log, CancellationToken.None, out var refusal).Should().BeNull();

        refusal.Should().BeOfType(verdict);
    }

    [Fact]
    public void For_UnreachableRepository_IsTheHostsFaultWithTheReason()
    {
        var hook = Hook(Specs.Of(ToolsProviderKind.Directory, "/no/such/tree") with { AskedBy = TrustClass.Project });

        _tools.For(hook, _log, CancellationToken.None, out var refusal);

        refusal.Should().BeOfType<Verdict.HostFailure>().Which.Message.Should().StartWith("OBSH441").And.Contain("/no/such/tree");
    }

    private static PlannedHook Hook(ToolsSpec? spec) => new()
    {
        Id = "lint",
        Point = HookPoint.PostBuild,
        Code = null!,
        Manifest = null!,
        Timeout = TimeSpan.FromMinutes(1),
        OnError = ErrorPolicy.Fail,
        Tools = spec,
    };
}
