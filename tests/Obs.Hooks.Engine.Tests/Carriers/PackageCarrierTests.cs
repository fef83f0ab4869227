using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Carriers;

/// <summary>Hooks among the sources of a package.</summary>
public sealed class PackageCarrierTests : IDisposable
{
    private readonly CarrierSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void Plan_HookAmongTheSources_RunsWithPackageTrustAndItsCompanions()
    {
        _setup.Source("hello.hook.csx", CarrierSetup.Hook()).Source("util.csx", "").Source("hello.spec", "");

        var hook = _setup.Plan().Hooks.Should().ContainSingle().Subject;

        hook.Trust.Should().Be(TrustClass.Package);
        ((ScriptCode)hook.Code).Source.Companions.Select(static c => c.Name).Should().Equal("util.csx");
    }

    [Fact]
    public void Plan_FileOfAService_ReplacesTheSourceAsInTheBuild()
    {
        _setup.Source("hello.hook.csx", "// hook: hello\n// points: cleanup\n").Source("_service:download:hello.hook.csx", "// hook: hello\n// points: pre-chroot\n");

        _setup.Plan().Hooks.Single().Point.Should().Be(HookPoint.PreChroot);
    }

    [Fact]
    public void Plan_LinkAmongTheSources_IsNotFollowed()
    {
        File.CreateSymbolicLink(Path.Combine(_setup.Sources.FullName, "a.hook.csx"), "/etc/passwd");

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Bag.Select(static d => d.Code).Should().Equal(DiagnosticCodes.CarrierFileRefused);
    }

    [Fact]
    public void Plan_DirectoryOrHugeOrBinaryScript_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_setup.Sources.FullName, "dir.hook.csx"));
        using (var huge = File.Create(Path.Combine(_setup.Sources.FullName, "huge.hook.csx")))
        {
            huge.SetLength(1L << 40);
        }

        File.WriteAllBytes(Path.Combine(_setup.Sources.FullName, "binary.hook.csx"), [0xff, 0xfe]);

        _setup.Plan().Hooks.Should().BeEmpty();

        _setup.Bag.Select(static d => d.Code).Should().Equal(Enumerable.Repeat(DiagnosticCodes.CarrierFileRefused, 3));
    }

    [Fact]
    public void Plan_TooManyScripts_IsAnError()
    {
        for (var i = 0; i < 70; i++)
        {
            _setup.Source($"s{i:00}.csx", "");
        }

        _setup.Source("hello.hook.csx", CarrierSetup.Hook());

        _setup.Plan();

        _setup.Bag.Select(static d => d.Code).Should().Contain(DiagnosticCodes.CarrierFileRefused);
    }

    [Fact]
    public void Plan_ScriptWithoutPoints_IsAnErrorWithTheFix()
    {
        _setup.Source("hello.hook.csx", "Log.Info(\"x\");\n");

        _setup.Plan();

        _setup.Messages.Should().Equal(
            "hello.hook.csx:1:1: error OBSH107: the script of hook \"hello\" does not say when it runs; expected points in its header; "
            + "add a line such as // points: post-build");
    }
}
