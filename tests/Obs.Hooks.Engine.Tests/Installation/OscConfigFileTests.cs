using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Engine.Tests.Installation;

public sealed class OscConfigFileTests
{
    private const string Shim = "/usr/local/lib/obs-hooks/osc-build";

    [Theory]
    [InlineData("[general]\nbuild-cmd = /usr/bin/build\n# mine\n", "/usr/bin/build")]
    [InlineData("[general]\nbuild-cmd: /usr/bin/build", "/usr/bin/build")]
    [InlineData("# build-cmd = /no\n[general]\napiurl = https://x\n\n[https://x]\nuser=u\n", "")]
    [InlineData("[https://x]\nbuild-cmd = /other\n[general]\r\n", "")]
    [InlineData("[general]", "")]
    public void Set_AnyFile_IsReadAsTheNewCommandAndRestoredToTheByte(string text, string userCommand)
    {
        var file = new OscConfigFile(text);
        file.UserCommand.Should().Be(userCommand);

        file.Set(Shim);
        var installed = file.Text;
        installed.Should().Contain($"build-cmd = {Shim}");
        new OscConfigFile(installed).UserCommand.Should().Be(userCommand);

        var again = new OscConfigFile(installed);
        again.Set(Shim);
        again.Text.Should().Be(installed);
        again.Restore();
        again.Text.Should().Be(text);
    }

    [Fact]
    public void Set_WithSettings_KeepsEverythingElse()
    {
        var file = new OscConfigFile("[general]\n# a comment\napiurl = https://x\nbuild-cmd = /b  \nsu-wrapper = sudo\n");

        file.Set(Shim);

        file.Text.Should().Be(
            "[general]\n# a comment\napiurl = https://x\n#obs-hooks# build-cmd = /b  \n"
            + $"build-cmd = {Shim}\nsu-wrapper = sudo\n");
    }

    [Fact]
    public void Restore_ArbitraryFiles_IsTheInverseOfSet()
    {
        var lines = Gen.Elements(
            "[general]", "[https://x]", "build-cmd = /usr/bin/build", "build-cmd=/b", "#obs-hooks#", "# c", "", "  indented",
            "build-cmd-x = 1", "user = ü");
        var texts =
            from content in Gen.ListOf(lines)
            from end in Gen.Elements("\n", "\r\n")
            from last in Gen.Elements("", end)
            select string.Join(end, content.Prepend("[general]")) + last;

        Prop.ForAll(
            texts.ToArbitrary(),
            static text =>
            {
                var file = new OscConfigFile(text);
                if (file.IsSet)
                {
                    // A user who types our own mark above a build-cmd has installed by hand.
                    return true;
                }

                file.Set(Shim);
                var changed = new OscConfigFile(file.Text);
                changed.Restore();
                return changed.Text == text;
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[generall]\n")]
    public void HasGeneralSection_Without_IsFalse(string text) =>
        new OscConfigFile(text).HasGeneralSection.Should().BeFalse();
}
