using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("home:*", "home:me:branches", true)]
    [InlineData("home:*", "openSUSE:Factory", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("?", "", false)]
    [InlineData("lib?", "liba", true)]
    [InlineData("*a*b", "xaybzb", true)]
    [InlineData("*a*b", "xbya", false)]
    [InlineData("[a-z]", "a", false)]
    [InlineData("HOME", "home", false)]
    public void Matches_Pattern_AsExpected(string pattern, string name, bool expected) =>
        NamePattern.Matches(pattern, name).Should().Be(expected);

    [Fact]
    public void Matches_AnyText_AgreesWithTheObviousDefinition()
    {
        var text = Gen.Elements('a', 'b', '*', '?').ListOf().Select(static c => new string([.. c.Take(12)]));
        Prop.ForAll(text.ToArbitrary(), text.ToArbitrary(), static (pattern, name) =>
            NamePattern.Matches(pattern, name) == Obvious(pattern, name)).QuickCheckThrowOnFailure();
    }

    private static bool Obvious(string pattern, string name) =>
        pattern.Length == 0 ? name.Length == 0
        : pattern[0] == '*' ? Obvious(pattern[1..], name) || (name.Length > 0 && Obvious(pattern, name[1..]))
        : name.Length > 0 && (pattern[0] == '?' || pattern[0] == name[0]) && Obvious(pattern[1..], name[1..]);
}
