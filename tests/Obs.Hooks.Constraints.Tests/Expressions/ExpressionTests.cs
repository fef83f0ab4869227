using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Tests.Expressions;

/// <summary>Expressions through the macro that prints them; every value is what obs-build 2026 gives.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("8/4/2", "4")]
    [InlineData("2*3+1", "7")]
    [InlineData("7/2", "3.5")]
    [InlineData("10-2-3", "5")]
    [InlineData("-(1)", "-1")]
    [InlineData("007", "7")]
    [InlineData("12345678901234567890123", "1.23456789012346e+22")]
    [InlineData("1/0", "")]
    public void Evaluate_Numbers_AsPerlCalculates(string expression, string value) => Evaluate(expression).Should().Be(value);

    [Theory]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("\"a\" < \"b\"", "1")]
    [InlineData("\"5\" == 5", "0")]
    [InlineData("5 == \"5\"", "0")]
    [InlineData("abc == \"abc\"", "1")]
    [InlineData("v\"1.10\" > v\"1.9\"", "1")]
    [InlineData("v\"1.0~rc1\" < v\"1.0\"", "1")]
    [InlineData("lua:string.upper(\"abc\")", "ABC")]
    [InlineData("lua:string.sub(\"hello\", 2, 3)", "el")]
    [InlineData("lua:string.gsub(\"hello\", \"l\", \"L\", 1)", "heLlo")]
    [InlineData("unknown(1)", "")]
    public void Evaluate_Texts_TheLeftSideSaysHow(string expression, string value) => Evaluate(expression).Should().Be(value);

    [Theory]
    [InlineData("1 || 0 && 0", "0")]
    [InlineData("0 || \"x\"", "x")]
    [InlineData("v\"1\" || 2", "2")]
    [InlineData("1 ? 2 : 3", "2")]
    [InlineData("!5", "0")]
    [InlineData("!\"\"", "1")]
    [InlineData("!\"0\"", "0")]
    public void Evaluate_Logic_BindsAlikeFromTheLeft(string expression, string value) => Evaluate(expression).Should().Be(value);

    [Theory]
    [InlineData("1 2", "1")]
    [InlineData("(1", "")]
    [InlineData("1 = 2", "")]
    [InlineData("1 +", "")]
    [InlineData("", "")]
    [InlineData("\"open", "")]
    public void Evaluate_Mistake_HasNoValueButWhatIsComplete(string expression, string value) => Evaluate(expression).Should().Be(value);

    [Theory]
    [InlineData("%[ 1 + 2 ] lost", "3")]
    [InlineData("%[0%{?missing} || \"%n\"]", "7")]
    [InlineData("%[1 ? 2 : %missing]", "2")]
    [InlineData("%[v\"xx1.2\" < v\"xx1.10\"]", "1")]
    public void Evaluate_WithMacrosInside_TakesTheRestOfTheText(string text, string value) => Expand(text).Should().Be(value);

    private static string Evaluate(string expression) => Expand($"%{{expr:{expression}}}");

    private static string Expand(string text) => new MacroExpander(new MacroTable(["%define n 7"]), new MacroBudget()).Expand(text);
}
