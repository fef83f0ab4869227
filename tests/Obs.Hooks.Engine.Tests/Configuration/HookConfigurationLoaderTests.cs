using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class HookConfigurationLoaderTests : IDisposable
{
    private readonly TemporaryDirectory _etc = new();
    private readonly DiagnosticBag _bag = new();

    public void Dispose() => _etc.Dispose();

    [Fact]
    public void Load_NoDirectory_HasTheDefaultsOnly()
    {
        var configuration = HookConfigurationLoader.Load(Path.Combine(_etc.FullPath, "none"), _bag);

        _bag.Should().BeEmpty();
        configuration.AllIds.Should().Equal("cleanup");
        configuration.HooksFor("any")[0].IsDefaultOnly.Should().BeTrue();
    }

    [Fact]
    public void Load_AllLayers_HigherOnesWin()
    {
        Write("hooks.json", """{ "hooks": { "a": { "timeout": "1s", "onError": "warn", "settings": { "x": 1, "y": 1 } } } }""");
        Write("conf.d/20.json", """{ "hooks": { "a": { "timeout": "3s" } } }""");
        Write("conf.d/10.json", """{ "hooks": { "a": { "timeout": "2s", "settings": { "y": 2 } } } }""");
        Write("projects.d/home.json", """{ "projects": ["home:*"], "hooks": { "a": { "timeout": "4s" } } }""");
        Write("conf.d/ignored.txt", "no JSON");

        var configuration = HookConfigurationLoader.Load(_etc.FullPath, _bag);

        _bag.Should().BeEmpty();
        var factory = configuration.HooksFor("openSUSE:Factory").Single(h => h.Id == "a");
        factory.Options.Timeout.Should().Be(TimeSpan.FromSeconds(3));
        factory.Options.OnError.Should().Be(ErrorPolicy.Warn);
        factory.Options.Settings!.Find("x")!.Location.File.Should().EndWith("hooks.json");
        factory.Options.Settings!.Find("y")!.Location.File.Should().EndWith("10.json");
        factory.Mentions.Select(m => Path.GetFileName(m.Text.File)).Should().Equal("hooks.json", "10.json", "20.json");
        configuration.HooksFor("home:me").Single(h => h.Id == "a").Options.Timeout.Should().Be(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Load_ProjectsFileWithoutPatterns_IsAnErrorAndAppliesToNobody()
    {
        Write("projects.d/x.json", """{ "hooks": { "a": {} } }""");

        HookConfigurationLoader.Load(_etc.FullPath, _bag).AllIds.Should().Equal("cleanup");

        _bag.Single().Code.Should().Be(DiagnosticCodes.MissingKey);
    }

    [Fact]
    public void Load_ManyMistakes_AreReportedAtOnceInOrder()
    {
        Write("hooks.json", """
            {
              "hook": {},
              "hooks": {
                "Lint": {},
                "lint": {
                  "timout": "5m",
                  "stage": "chekc",
                  "enabled": "yes",
                  "when": { "arch": ["x86_64"] }
                }
              }
            }
            """);
        Write("conf.d/broken.json", "{ \"hooks\": }");

        HookConfigurationLoader.Load(_etc.FullPath, _bag);

        var file = Path.Combine(_etc.FullPath, "hooks.json");
        var broken = Path.Combine(_etc.FullPath, "conf.d/broken.json");
        _bag.Select(static d => d.ToString()).Should().Equal(
            $"{broken}:1:12: error OBSH101: broken JSON: '}}'; expected a value",
            $"{file}:2:3: error OBSH104: unknown key \"hook\" in the file; expected a known key; did you mean \"hooks\"?",
            $"{file}:4:5: error OBSH106: the hook \"Lint\"; expected a hook's id (lower-case letters, digits and dashes, starting with a letter)",
            $"{file}:6:7: error OBSH104: unknown key \"timout\" in hook \"lint\"; expected a known key; did you mean \"timeout\"?",
            $"{file}:7:16: error OBSH106: \"stage\" is \"chekc\"; expected one of transform, check, compare, report; did you mean \"check\"?",
            $"{file}:8:18: error OBSH105: \"enabled\" is \"yes\"; expected true or false",
            $"{file}:9:17: error OBSH104: unknown key \"arch\" in \"when\"; expected a known key; did you mean \"archs\"?");
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_etc.FullPath, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
