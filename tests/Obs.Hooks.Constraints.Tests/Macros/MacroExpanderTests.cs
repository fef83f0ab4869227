using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Tests.Macros;

/// <summary>Every value is what obs-build 2026 gives.</summary>
public sealed class MacroExpanderTests
{
    private static readonly string[] Definitions =
    [
        "%define one 1", "%define nested a%{one}b", "%define p(fg:) [%1|%*|%**|%#|%0|%{-f}|%{-g*}|%{!?-f:none}]", "%define with_x 1", "%define empty",
    ];

    [Theory]
    [InlineData("%one %{one} %{?one} %{?one:set} %{!?one:unset}", "1 1 1 set ")]
    [InlineData("%two %{two} %{?two} %{?two:set} %{!?two:unset} %{?!two:unset}", "%two %{two}   unset unset")]
    [InlineData("%nested%%one", "a1b%one")]
    [InlineData("%{?one:%{?two:x}%{nested}}", "a1b")]
    [InlineData("%{} %{ one} % x %", "%{} %{ one} % x %")]
    [InlineData("%{defined one} %{undefined one} %{with x} %{without x} %{with y}", "1 0 1 0 0")]
    [InlineData("a %dnl b", "a ")]
    [InlineData("a %(echo b) c", "a MACRO")]
    [InlineData("%define three %one\n%three", "")]
    [InlineData("%{define three x%one}%one %{three}", "1 x1")]
    [InlineData("%{global three %one}%{define one 2}%three", "1")]
    public void Expand_Text_AsObsDoes(string text, string expanded) => Expand(text).Should().Be(expanded);

    [Theory]
    [InlineData("%{p -f a b}", "[a|a b|-f a b|2|p|-f||]")]
    [InlineData("%{p -gval x} y", "[x|x|-gval x|1|p||val|none] y")]
    [InlineData("%{p -- -f}", "[-f|-f|-- -f|1|p|||none]")]
    [InlineData("%p x y", "[x|x y|x y|2|p|||none]")]
    public void Expand_MacroWithArguments_SeesThem(string text, string expanded) => Expand(text).Should().Be(expanded);

    [Theory]
    [InlineData("%{upper:aB}%{lower:aB}%{len:abc}%{reverse:abc}", "ABab3cba")]
    [InlineData("%{basename:a/b.c} %{dirname:a/b.c} %{suffix:a/b.c}", "b.c a c")]
    [InlineData("%{shrink: a   b }|%{span: a }|%{quote:x y}", "a b| a |x y")]
    [InlineData("%{sub hello 2 -2}|%{rep ab 3}|%{gsub a.b.c . x}", "ell|ababab|xxxxx")]
    [InlineData("%{p %{quote:a b} c}", "[a b|a b c|a b c|2|p|||none]")]
    [InlineData("%{bcond_without z}%{with z}%{bcond_with w}%{with w}", "10")]
    [InlineData("%{load x}%{expand:%{one}}", "1")]
    public void Expand_Builtins_AsObsDoes(string text, string expanded) => Expand(text).Should().Be(expanded);

    private static string Expand(string text) => new MacroExpander(new MacroTable(Definitions), new MacroBudget()).Expand(text);
}
