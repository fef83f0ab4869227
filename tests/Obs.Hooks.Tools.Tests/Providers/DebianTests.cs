using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Providers;

[Collection(DebianCollection.Name)]
public sealed class DebianTests(DebianRoot root)
{
    [Fact]
    public void Acquire_Packages_HaveVersionsAndDigests()
    {
        var packages = root.Lease.Info.Packages;

        packages.Select(static p => p.Name).Should().Contain(["cpio", "libc6", "dpkg"]).And.NotContain("gcc").And.BeInAscendingOrder(StringComparer.Ordinal);
        packages.Should().OnlyContain(static p => p.Version.Length > 0 && p.Digest.Length == 64);
        File.ReadAllText(Path.Combine(root.Lease.TreeDirectory, "var/lib/dpkg/status")).Should().Contain("Package: cpio\nStatus: install ok installed");
    }

    [Fact]
    public void Acquire_MissingPackage_IsTheFaultOfWhoAsked()
    {
        using var host = new Host();
        var spec = DebianRoot.Spec with { Packages = ["no-such-package"] };

        var ofHost = host.Refusal(spec);
        var ofProject = host.Refusal(spec with { AskedBy = TrustClass.Project });

        ofHost.Code.Should().Be(DiagnosticCodes.ToolsPackageMissing);
        ofHost.Message.Should().Contain("no-such-package");
        ofHost.ExitStatus.Should().Be(ExitStatus.BadHost);
        ofProject.ExitStatus.Should().Be(ExitStatus.Failed);
        host.Partial().Should().BeEmpty();
    }

    [Fact]
    public void Acquire_UnreachableMirror_IsTheHostsFault()
    {
        using var host = new Host();

        // Port 9 of loopback: nobody listens.
        var refusal = host.Refusal(Specs.Of(ToolsProviderKind.Debian, "http://127.0.0.1:9/debian bookworm main", "cpio"));

        refusal.Code.Should().Be(DiagnosticCodes.ToolsRepositoryUnreachable);
        refusal.ExitStatus.Should().Be(ExitStatus.BadHost);
        host.Partial().Should().BeEmpty();
    }
}
