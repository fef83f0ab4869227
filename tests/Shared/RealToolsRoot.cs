using System.Reflection;
using FluentAssertions;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Tests.Shared;

/// <summary>
/// A real tools root for tests of plugins, of Debian packages that tests/run has downloaded (tests/Lab/tools-packages). Made once and
/// kept below artifacts/lab; projects and runs that ask for the same packages share it.
/// </summary>
internal sealed class RealToolsRoot : IDisposable
{
    private readonly TemporaryDirectory _state = new();
    private readonly ToolsRoots _roots;
    private readonly ToolsLease _lease;

    private RealToolsRoot(string repository, ReadOnlySpan<string> packages)
    {
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
        var options = new EngineOptions
        {
            ToolsDirectory = Path.Combine(repository, "artifacts/lab/tools"),
            StateDirectory = _state.Combine("state"),
        };
        _roots = new ToolsRoots(options, TimeProvider.System);
        var spec = new ToolsSpec
        {
            Provider = ToolsProviderKind.Debian,
            Repositories = [Path.Combine(repository, "artifacts/lab/tools-debs")],
            Packages = [.. packages],
            Arch = ToolsNames.HostArch,
        };
        _lease = _roots.Acquire(spec, static _ => { }, refresh: false, CancellationToken.None);
        Root = new HookToolsRoot(_lease, new ToolRunner(options, journal: null), new FakeLog());
    }

    public IToolsRoot Root { get; }

    /// <summary>A root with these packages, and a test project's own <c>RepositoryRoot</c> as assembly metadata.</summary>
    public static RealToolsRoot With(params ReadOnlySpan<string> packages) => new(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!, packages);

    /// <summary>One for all projects that it is enough for: making a root takes longer than most tests.</summary>
    public static RealToolsRoot Common() => With("abigail-tools", "cpio", "file", "obs-build", "rpm", "rpm2cpio", "xz-utils");

    public void Dispose()
    {
        _lease.Dispose();
        _roots.Dispose();
        _state.Dispose();
    }
}
