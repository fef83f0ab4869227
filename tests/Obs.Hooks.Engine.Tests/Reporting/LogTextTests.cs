using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("\e[1;31mred\e[0m", "red")]
    [InlineData("\e]0;window title\arest", "rest")]
    [InlineData("\e]8;;http://example.org\e\\link\e]8;;\e\\", "link")]
    [InlineData("\e(Bcharacter set", "character set")]
    [InlineData("\u009b31mC1", "C1")]
    [InlineData("\u0090device control\u009cafter", "after")]
    [InlineData("open \e]title without end", "open ")]
    [InlineData("bell\a, null\0, delete\u007f", "bell, null, delete")]
    [InlineData("a\u202eb\u2066c\u200bd\ufeffe", "abcde")]
    [InlineData("Gr\u00f6\u00dfe \u4e2d\u6587 \U0001F600", "Gr\u00f6\u00dfe \u4e2d\u6587 \U0001F600")]
    [InlineData("a\tb", "a       b")]
    [InlineData("12345678\tb", "12345678        b")]
    public void CleanLine_Text_IsPlain(string raw, string expected) =>
        LogText.CleanLine(raw).Should().Be(expected);

    [Fact]
    public void CleanLine_LoneSurrogate_BecomesTheReplacementCharacter() =>
        LogText.CleanLine("lone \ud800 surrogate").Should().Be("lone \ufffd surrogate");

    [Theory]
    [InlineData(
        "BUG: unable to handle kernel NULL pointer dereference at 0",
        "BUG: unable to handle kernel NULL pointer dereference-at 0")]
    [InlineData("INFO: rcu_sched self-detected stall on CPU", "INFO: rcu_sched self-detected stall on-CPU")]
    [InlineData("BUG: soft lockup - CPU#3 stuck for 22s", "BUG: soft lockup --CPU#3 stuck for 22s")]
    [InlineData("( 380 ) Data Storage Exception", "( 380 ) Data Storage-Exception")]
    [InlineData("### VM INTERACTION START ###", "### VM-INTERACTION START ###")]
    [InlineData("/bin/rpm: Exec format error", "/bin/rpm: Exec format-error")]
    [InlineData("### VM\u200b INTER\0ACTION END ###", "### VM-INTERACTION END ###")]
    public void CleanLine_TextObsActsOn_IsRewrittenVisibly(string raw, string expected) =>
        LogText.CleanLine(raw).Should().Be(expected);

    [Fact]
    public void CleanLine_LongLine_IsCutAndSaysHowMuch() =>
        LogText.CleanLine(new string('x', LogText.MaxLineLength + 7))
            .Should().Be(new string('x', LogText.MaxLineLength) + "... (cut, 7 more)");

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("one", new[] { "one" })]
    [InlineData("one\n", new[] { "one" })]
    [InlineData("one\r\n\r\ntwo", new[] { "one", "", "two" })]
    [InlineData("10 %\r20 %\r\r\ndone", new[] { "10 %", "20 %", "done" })]
    public void CleanLines_LineBreaks_SplitLines(string text, string[] expected) =>
        LogText.CleanLines(text).Should().Equal(expected);

    [Fact]
    public void CleanMessage_SeveralLines_BecomeOne() =>
        LogText.CleanMessage("one\ntwo\r\nthree\n").Should().Be("one two three");

    [Fact]
    public void CleanLines_AnyText_IsPlainAndHarmless() =>
        Prop.ForAll(HostileText.Arbitrary, static text => LogText.CleanLines(text).TrueForAll(IsHarmless))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void CleanMessage_AnyText_IsPlainAndHarmless() =>
        Prop.ForAll(HostileText.Arbitrary, static text => IsHarmless(LogText.CleanMessage(text)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void CleanLine_CleanText_StaysAsItIs() =>
        Prop.ForAll(HostileText.Arbitrary, static text =>
            {
                var once = LogText.CleanLine(text);
                return LogText.CleanLine(once) == once;
            })
            .QuickCheckThrowOnFailure();

    private static bool IsHarmless(string line) =>
        !HostileText.ObsPatterns().IsMatch(line) && !HostileText.NotPlain().IsMatch(line);
}
