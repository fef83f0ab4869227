using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class BuildArgumentsTests
{
    [Theory]
    [InlineData("--rpmlist|a|x.spec", "a")]
    [InlineData("-rpmlist|a|x.spec", "a")]
    [InlineData("--rpmlist=a|x.spec", "a")]
    [InlineData("-rpmlist=a=b|x.spec", "a=b")]
    [InlineData("--rpmlist|a|--rpmlist=b|x.spec", "b")]
    [InlineData("--rpmlist|--clean", null)]
    [InlineData("--rpmlists|a", null)]
    [InlineData("rpmlist|a", null)]
    public void ValueOf_AllSpellings_IsTheOneThatBuildUses(string words, string? value) =>
        Arguments(words).ValueOf("--rpmlist").Should().Be(value);

    [Theory]
    [InlineData("--rpmlist|a|x.spec", "--rpmlist|new|x.spec")]
    [InlineData("-rpmlist=a|x.spec|--rpmlist|b", "--rpmlist=new|x.spec|--rpmlist|new")]
    [InlineData("x.spec|--kiwi-parameter|p", "x.spec|--kiwi-parameter|p|--rpmlist=new")]
    [InlineData("x.spec||ignored", "x.spec|--rpmlist=new||ignored")]
    public void With_OptionThereOrNot_HasTheNewValueOnly(string words, string expected)
    {
        var changed = Arguments(words).With("--rpmlist", "new");

        string.Join('|', changed.Words).Should().Be(expected);
        changed.ValueOf("--rpmlist").Should().Be("new");
    }

    [Fact]
    public void WithRecipe_RecipeAndOtherWords_ReplacesOnlyTheRecipe() =>
        Arguments("--root|/src|--clean|/src/./a.spec|--kiwi-parameter|x")
            .WithRecipe("/src/a.spec", "/view/a.spec")!.Words
            .Should().Equal("--root", "/src", "--clean", "/view/a.spec", "--kiwi-parameter", "x");

    [Fact]
    public void WithRecipe_RecipeNotThere_IsNull() =>
        Arguments("--root|/src|b.spec").WithRecipe("/src/a.spec", "/view/a.spec").Should().BeNull();

    private static BuildArguments Arguments(string words) => new([.. words.Split('|')]);
}
