using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Rpmlint.Output;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

public sealed class LintLineTests
{
    [Theory]
    [InlineData("hello.spec:12: W: no-buildroot-tag", "hello.spec", 12, "no-buildroot-tag", "")]
    [InlineData("hello.x86_64: E: use-tmp-in-%post", "hello.x86_64", 0, "use-tmp-in-%post", "")]
    [InlineData("hello: E: no-binary", "hello", 0, "no-binary", "")]
    [InlineData("hello.src:7: E: x (Badness: 10) one: W: two", "hello.src", 7, "x", "one: W: two")]
    [InlineData("hello.x86_64: I: checking", "hello.x86_64", 0, "checking", "")]
    public void Parse_Finding_HasItsParts(string line, string subject, int number, string code, string message)
    {
        var finding = LintLine.Parse(line)!.Finding;

        (finding.Subject, finding.Line, finding.Code, finding.Message).Should().Be((subject, number, code, message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rpmlint: 2.4.0")]
    [InlineData("checks: 26, packages: 1")]
    [InlineData(" 2 packages and 0 specfiles checked; 11 errors, 11 warnings, 11 badness; has taken 0.1 s ")]
    [InlineData("(none): E: fatal error while reading /x: y")]
    [InlineData(": E: x")]
    [InlineData("a b: E: x")]
    [InlineData("a: E: ")]
    public void Parse_AnythingElse_IsNone(string line) => LintLine.Parse(line).Should().BeNull();

    [Fact]
    public void Parse_HostileCharacters_AreShownAsQuestionMarks()
    {
        var line = LintLine.Parse("hello.x86_64: W: odd /usr/\e[31m\u202ex")!;

        line.Text.Should().Be("hello.x86_64: W: odd /usr/?[31m?x");
        line.Finding.Message.Should().Be("/usr/?[31m?x");
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Prop.ForAll<string>(static text =>
    {
        var line = LintLine.Parse("a.b:" + text);
        return line is null || !line.Text.Any(char.IsControl);
    }).QuickCheckThrowOnFailure();
}
