using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginCatalogTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Discover_BuiltPlugin_ReadsWhatItsAttributesSay()
    {
        _sandbox.Install("Hello", "hello");

        var plugin = _sandbox.DiscoverOne();

        _sandbox.Bag.Should().BeEmpty();
        plugin.Refusal.Should().BeNull();
        plugin.Manifest.Should().BeEquivalentTo(new { Id = "hello", Assembly = "Hello.dll", Contract = "1.0" });
        var hook = plugin.Manifest.Hooks.Should().ContainSingle().Subject;
        hook.Should().BeEquivalentTo(new { Id = "hello", Type = "Hello.HelloHook", Summary = "Says hello.", TimeoutSeconds = 600 });
        hook.Points.Should().Equal(HookPoint.PreChroot);
        hook.Settings.Should().Equal(new SettingManifest("greeting", SettingKind.Text, "What to say; \"hello\" by default.", false));
    }

    [Fact]
    public void Discover_NoPluginDirectory_FindsNothing() =>
        PluginCatalog.Discover(_sandbox.Options with { PluginDirectories = ["/nonexistent/obs-hooks"] }, _sandbox.Bag)
            .Should().BeEmpty();

    [Fact]
    public void Discover_SameIdInTwoDirectories_FirstWinsWithANote()
    {
        var second = _sandbox.Root.CreateDirectory("more");
        var winner = _sandbox.Install("Hello", "hello");
        _sandbox.Install("Hello", "hello", into: second);

        var found = PluginCatalog.Discover(_sandbox.Options with { PluginDirectories = [_sandbox.PluginDirectory, second] }, _sandbox.Bag);

        found.Should().ContainSingle().Which.Directory.Should().Be(winner);
        var note = _sandbox.Bag.Should().ContainSingle().Subject;
        note.Code.Should().Be(DiagnosticCodes.HiddenPlugin);
        note.Fix.Should().Contain(winner);
    }

    [Theory]
    [InlineData("{\n  \"id\": \"hello\",\n  oops\n}", 3, 3)]
    [InlineData("{\n  \"id\": 7\n}", 2, 9)]
    [InlineData("[]", 1, 1)]
    public void Discover_InvalidJson_NamesLineAndColumn(string json, int line, int column)
    {
        File.WriteAllText(Path.Combine(_sandbox.Install("Hello", "hello"), "plugin.json"), json);

        var refusal = _sandbox.DiscoverOne().Refusal!;

        refusal.Code.Should().Be(DiagnosticCodes.BrokenPluginManifest);
        refusal.Location.Should().BeEquivalentTo(new { Line = line, Column = column });
        refusal.Fix.Should().Contain("install the plugin again");
    }

    [Theory]
    [InlineData("\"digest\": \"", "\"digest\": \"0", "the digest of \"files\"")]
    [InlineData("\"id\": \"hello\",\n  \"version\"", "\"id\": \"../x\",\n  \"version\"", PluginNames.IdGrammar)]
    [InlineData("\"assembly\": \"Hello.dll\"", "\"assembly\": \"Other.dll\"", "one of \"files\"")]
    [InlineData("\"Hello.deps.json\"", "\"../../etc/Hello\"", "a path below the plugin's directory")]
    [InlineData("\"contract\": \"1.0\"", "\"contract\": \"one\"", "a version")]
    [InlineData("\"pre-chroot\"", "\"before-chroot\"", "one of precheck, pre-chroot, post-build, cleanup")]
    [InlineData("\"pre-chroot\"", "", "at least one point")]
    [InlineData("\"stage\": \"check\",", "", "a \"stage\"")]
    [InlineData("\"timeoutSeconds\": 600", "\"timeoutSeconds\": -1", "a number")]
    [InlineData("\"affectsResult\": false", "\"affectsResult\": \"no\"", "true or false")]
    public void Discover_ManifestThatTheSdkDidNotWrite_IsRefused(string old, string @new, string expected)
    {
        var path = Path.Combine(_sandbox.Install("Hello", "hello"), "plugin.json");
        var text = File.ReadAllText(path);
        text.Should().Contain(old);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));

        _sandbox.DiscoverOne().Refusal!.Expected.Should().Be(expected);
    }

    [Fact]
    public void Discover_NewerContract_SaysWhichAndWhatToDo()
    {
        _sandbox.Install("NewerContract", "newer-contract");

        var refusal = _sandbox.DiscoverOne().Refusal!;

        refusal.Code.Should().Be(DiagnosticCodes.ContractMismatch);
        refusal.ToString().Should().Contain("newer-contract").And.Contain("1.9").And.Contain("1.0").And.Contain("update obs-hooks");
    }

    [Fact]
    public void Discover_OlderMajorContract_SaysWhichAndWhatToDo()
    {
        _sandbox.Install("OlderContract", "older-contract");

        var refusal = _sandbox.DiscoverOne().Refusal!;

        refusal.Code.Should().Be(DiagnosticCodes.ContractMismatch);
        refusal.ToString().Should().Contain("older-contract").And.Contain("0.9").And.Contain("1.0").And.Contain("newer version of the plugin");
    }
}
