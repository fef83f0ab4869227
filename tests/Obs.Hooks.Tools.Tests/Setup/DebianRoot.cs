using System.Reflection;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>One real Debian root for all tests, of packages that tests/run has downloaded.</summary>
public sealed class DebianRoot : IDisposable
{
    public DebianRoot()
    {
        PrivateNamespaces.Require();
        Lease = Host.Acquire(Spec);
    }

    internal static ToolsSpec Spec { get; } = Specs.Of(ToolsProviderKind.Debian, Packages, "cpio");

    internal Host Host { get; } = new();

    internal ToolsLease Lease { get; }

    private static string Packages => Path.Combine(
        typeof(DebianRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!,
        "artifacts/lab/debs");

    public void Dispose()
    {
        Lease.Dispose();
        Host.Dispose();
    }
}
