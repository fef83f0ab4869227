using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginLockerTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Update_ThenVerify_Fits()
    {
        _sandbox.Install("Hello", "hello");
        _sandbox.Install("Misfit", "misfit");

        var update = PluginLocker.Update(_sandbox.Options);
        var verify = PluginLocker.Verify(_sandbox.Options);

        update.Written.Should().BeTrue();
        update.Entries.Select(entry => (entry.Plugin.Id, entry.State)).Should().Equal(("hello", LockState.New), ("misfit", LockState.New));
        verify.Problems.Should().BeEmpty();
        verify.Entries.Should().OnlyContain(entry => entry.State == LockState.Same);
    }

    [Fact]
    public void Update_LockedDigest_IsTheSha256OfTheManifest()
    {
        var directory = _sandbox.Install("Hello", "hello");

        PluginLocker.Update(_sandbox.Options);

        File.ReadAllText(Path.Combine(_sandbox.ConfigDirectory, PluginLock.FileName))
            .Should().Contain(Sha256.HexOf(File.ReadAllBytes(Path.Combine(directory, "plugin.json"))));
    }

    [Fact]
    public void Update_BrokenLock_IsMended()
    {
        _sandbox.Install("Hello", "hello");
        File.WriteAllText(Path.Combine(_sandbox.ConfigDirectory, PluginLock.FileName), "oops");

        PluginLocker.Verify(_sandbox.Options).Problems.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.BrokenLock);
        PluginLocker.Update(_sandbox.Options).Written.Should().BeTrue();

        PluginLocker.Verify(_sandbox.Options).Problems.Should().BeEmpty();
    }

    [Fact]
    public void Update_TamperedPlugin_WritesNothing()
    {
        var directory = _sandbox.Install("Hello", "hello");
        PluginLocker.Update(_sandbox.Options);
        var before = File.ReadAllText(Path.Combine(_sandbox.ConfigDirectory, PluginLock.FileName));
        File.AppendAllText(Path.Combine(directory, "Hello.dll"), "x");

        var report = PluginLocker.Update(_sandbox.Options);

        report.Written.Should().BeFalse();
        report.Problems.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.PluginFileChanged);
        File.ReadAllText(Path.Combine(_sandbox.ConfigDirectory, PluginLock.FileName)).Should().Be(before);
    }

    [Fact]
    public void Verify_FileThatIsOnlyReadLate_IsFoundToo()
    {
        var directory = _sandbox.Install("SideOne", "side-one");
        PluginLocker.Update(_sandbox.Options);
        File.AppendAllText(Path.Combine(directory, "libnumber.so"), "x");

        PluginLocker.Verify(_sandbox.Options).Problems.Should().ContainSingle().Which.Location.File.Should().EndWith("libnumber.so");
    }

    [Fact]
    public void Verify_NewChangedAndMissingPlugins_AreAllNamed()
    {
        _sandbox.Install("Hello", "hello");
        _sandbox.Install("Misfit", "misfit");
        _sandbox.Lock(("hello", new string('0', 64)), ("gone", new string('1', 64)));

        var report = PluginLocker.Verify(_sandbox.Options);

        report.Entries.Select(entry => (entry.Plugin.Id, entry.State)).Should().Equal(
            ("gone", LockState.Missing), ("hello", LockState.Changed), ("misfit", LockState.New));
        report.Problems.Select(problem => problem.Code).Should().BeEquivalentTo(
            DiagnosticCodes.LockedPluginMissing, DiagnosticCodes.PluginNotAsLocked, DiagnosticCodes.PluginNotLocked);
    }
}
