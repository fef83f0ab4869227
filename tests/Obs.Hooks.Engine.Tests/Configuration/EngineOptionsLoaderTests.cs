using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class EngineOptionsLoaderTests : IDisposable
{
    private readonly TemporaryDirectory _etc = new();
    private readonly DiagnosticBag _bag = new();

    public void Dispose() => _etc.Dispose();

    [Fact]
    public void Load_NoFile_HasTheDefaults()
    {
        var options = EngineOptionsLoader.Load(_etc.FullPath, _bag);

        _bag.Should().BeEmpty();
        options.ConfigDirectory.Should().Be(_etc.FullPath);
        options.StateDirectory.Should().Be("/run/obs-hooks");
        options.PluginDirectories.Should().Equal(Path.Combine(AppContext.BaseDirectory, "plugins"), "/usr/lib/obs-hooks/plugins");
    }

    [Fact]
    public void Load_File_IsBound()
    {
        Write("""
            {
              // all of them
              "stateDirectory": "/srv/state", "pluginDirectories": ["/a", "/b"], "precheckDeadline": "7s",
              "terminationGrace": "1m", "logWriterGrace": "3s", "mountNamespace": false, "allowHostBinfmt": true, "allowLoopMounts": true,
              "toolsDirectory": "/srv/tools", "toolsTimeout": "9m", "toolsMegabytes": 5, "toolsDays": 3, "allowHostTools": true,
              "logLimit": 1000
            }
            """);

        var options = EngineOptionsLoader.Load(_etc.FullPath, _bag);

        _bag.Should().BeEmpty();
        options.Should().BeEquivalentTo(new EngineOptions
        {
            ConfigDirectory = _etc.FullPath,
            StateDirectory = "/srv/state",
            PluginDirectories = ["/a", "/b"],
            PrecheckDeadline = TimeSpan.FromSeconds(7),
            TerminationGrace = TimeSpan.FromMinutes(1),
            LogWriterGrace = TimeSpan.FromSeconds(3),
            MountNamespace = false,
            AllowHostBinfmt = true,
            AllowLoopMounts = true,
            ToolsDirectory = "/srv/tools",
            ToolsTimeout = TimeSpan.FromMinutes(9),
            ToolsMegabytes = 5,
            ToolsDays = 3,
            AllowHostTools = true,
            LogLimit = 1000,
        });
    }

    [Fact]
    public void Load_ManyMistakes_AreReportedAtOnceAndNothingIsBound()
    {
        Write("""
            { "stateDir": "/x", "logLimit": 1.5, "terminationGrace": "00:01:00",
              "mountNamespace": "yes", "pluginDirectories": ["a"] }
            """);

        EngineOptionsLoader.Load(_etc.FullPath, _bag).LogLimit.Should().Be(new EngineOptions().LogLimit);

        _bag.Select(static d => (d.Code, d.Location.Line, d.Location.Column)).Should().Equal(
            (DiagnosticCodes.UnknownKey, 1, 3),
            (DiagnosticCodes.BadValue, 1, 33),
            (DiagnosticCodes.BadValue, 1, 58),
            (DiagnosticCodes.WrongType, 2, 21),
            (DiagnosticCodes.BadValue, 2, 50));
        _bag.First().Fix.Should().Contain("stateDirectory");
    }

    [Fact]
    public void CheckVariables_Mistakes_AreNamed()
    {
        EngineOptionsChecker.CheckVariables(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["OBS_HOOKS_LOG_LIMIT"] = "5",
                ["OBS_HOOKS_LOGLIMIT"] = "much",
                ["OBS_HOOKS_MOUNTNAMESPACE"] = "True",
                ["OBS_HOOKS_PLUGINDIRECTORIES__0"] = "/a",
            },
            _bag);

        _bag.Select(static d => d.ToString()).Should().Equal(
            "environment variable OBS_HOOKS_LOGLIMIT: error OBSH111: \"much\"; expected a whole number from 0 to 2147483647",
            "environment variable OBS_HOOKS_LOG_LIMIT: error OBSH111: an unknown option; expected a variable the engine knows; "
            + "did you mean \"OBS_HOOKS_LOGLIMIT\"?");
    }

    [Fact]
    public void Keys_OfTheFile_AreTheBoundProperties() =>
        EngineOptionKey.Names.Should().BeEquivalentTo(
            typeof(EngineOptionValues).GetProperties().Select(static p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]));

    [Fact]
    public void Keys_OfTheFile_AreAllOptionsButWhereTheFileIs() =>
        typeof(EngineOptionValues).GetProperties().Select(static p => p.Name).Append(nameof(EngineOptions.ConfigDirectory))
            .Should().BeEquivalentTo(typeof(EngineOptions).GetProperties().Select(static p => p.Name));

    private void Write(string text) => File.WriteAllText(Path.Combine(_etc.FullPath, EngineOptionsLoader.FileName), text);
}
