using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Tests.Configuration;

public sealed class DurationTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7200)]
    [InlineData("999999s", 999999)]
    public void TryParse_Time_IsInSeconds(string text, int seconds)
    {
        Duration.TryParse(text, out var time).Should().BeTrue();
        time.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void TryParse_AnyText_AgreesWithThePatternOfTheSchema()
    {
        var text = Gen.Elements("0", "1", "9", "55", "s", "m", "h", " ", "-", "+", "٣").ListOf()
            .Select(static parts => string.Concat(parts.Take(8)));
        Prop.ForAll(text.ToArbitrary(), static t =>
            Duration.TryParse(t, out _) == Regex.IsMatch(t, Duration.Pattern)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void IsUses_AnyText_AgreesWithThePatternOfTheSchema()
    {
        var text = Gen.Elements("a", "z", "0", "-", "/", "A", ".", "ä", new string('b', 31)).ListOf()
            .Select(static parts => string.Concat(parts.Take(5)));
        Prop.ForAll(text.ToArbitrary(), static t =>
            HookNames.IsUses(t) == Regex.IsMatch(t, HookNames.UsesPattern)
            && HookNames.IsId(t) == Regex.IsMatch(t, HookNames.IdPattern)).QuickCheckThrowOnFailure();
    }
}
