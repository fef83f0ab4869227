using Obs.Hooks.Plugins.Kiwi.Output;

namespace Obs.Hooks.Plugins.Kiwi.Tests;

/// <summary>On what kiwi 9.24 of Debian 12 and kiwi 7.04.58 really said.</summary>
public sealed class KiwiOutputTests
{
    private readonly List<string> _shown = [];

    [Theory]
    [InlineData("missing-package.log", "KiwiInstallPhaseFailed: System package installation failed: E: Unable to locate package no-such-package")]
    [InlineData("config-script.log", "KiwiScriptFailed: config.sh failed: cat: /nonexistent-file: No such file or directory")]
    [InlineData("schema.log", "KiwiDescriptionInvalid: Failed to validate schema and/or schematron rules. Use --debug for more details")]
    [InlineData("no-xml.log", "KiwiConfigFileFormatNotSupported: Configuration file could not be parsed. In case your configuration file is XML it most likely contains a syntax error. For other formats the Python anymarkup module is required.")]
    [InlineData("bootstrap-package.log", "KiwiBootStrapPhaseFailed: Bootstrap package installation failed: : logfile is empty; E: Couldn't find these debs: no-such-boot")]
    [InlineData("kiwi7-bootstrap.log", "Base initialization failed; No provider of 'zypper' found.")]
    [InlineData("trace.log", "Unexpected error: FileNotFoundError: [Errno 2] No such file or directory: '/out/image/0-oem/build/image-root/boot/mbrid'")]
    public void Cause_AfterAFailure_IsWhatWentWrong(string log, string cause) => Read(log).Cause.Should().Be(cause);

    [Fact]
    public void Take_Messages_AreShownWithoutTimeAndProgressBars()
    {
        Read("missing-package.log");

        _shown.Should().Contain("kiwi: --> package: no-such-package").And.NotContain(static l => l.Contains("Processing:"));
    }

    [Fact]
    public void Take_MessagesOfKiwi7_AreShownWithoutTimeAndCommands()
    {
        Read("kiwi7-bootstrap.log");

        _shown.Should().Contain("kiwi: Adding bootstrap zypper service: toy").And.Contain("kiwi: Base initialization failed")
            .And.NotContain(static l => l.Contains("<1>") || l.Contains("uname -m"));
    }

    [Fact]
    public void Take_DebugLines_AreShownOnlyBeforeAnError()
    {
        var output = new KiwiOutput(_shown.Add);

        output.Take("[ DEBUG   ]: 19:31:26 | EXEC: [mountpoint -q /x]");
        _shown.Should().BeEmpty();
        output.Take("[ ERROR   ]: 19:31:27 | KiwiCommandError: mount: no");

        _shown.Should().Equal("kiwi: debug: EXEC: [mountpoint -q /x]", "kiwi: KiwiCommandError: mount: no");
    }

    [Fact]
    public void Cause_OfEndlessText_IsCut()
    {
        var output = new KiwiOutput(_shown.Add);

        output.Take("[ ERROR   ]: 19:31:27 | " + new string('x', 10_000));

        output.Cause.Length.Should().BeLessThan(600);
    }

    private KiwiOutput Read(string log)
    {
        var output = new KiwiOutput(_shown.Add);
        foreach (var line in File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Captured", log)).Split('\n'))
        {
            output.Take(line);
        }

        return output;
    }
}
