using System.Collections.Immutable;
using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Tests.Builds;

public sealed class BuildCommandLineTests
{
    [Theory]
    [InlineData("--root /r x.spec", "root", "/r")]
    [InlineData("-root /r x.spec", "root", "/r")]
    [InlineData("--root=/r x.spec", "root", "/r")]
    [InlineData("--root=/a --root /b x.spec", "root", "/b")]
    [InlineData("--define=a=b x.spec", "define", "a=b")]
    [InlineData("--vm-custom-opt=-foo x.spec", "vm-custom-opt", "-foo")]
    public void Parse_OptionWithArgument_LastValueCounts(string words, string option, string expected)
    {
        var line = Parse(words);

        line.Last(option).Should().Be(expected);
        line.Recipes.Should().Equal("x.spec");
    }

    [Fact]
    public void Parse_ArgumentStartingWithDash_IsTheNextOption()
    {
        var line = Parse("--rpms --clean x.spec");

        line.Last("rpms").Should().BeNull();
        line.Has("clean").Should().BeTrue();
    }

    [Fact]
    public void Parse_KiwiParameter_TakesAnArgumentWithADash()
    {
        var line = Parse("--kiwi-parameter --add-repo --kiwi-parameter dir://./repos/x config.kiwi");

        line.All("kiwi-parameter").Should().Equal("--add-repo", "dir://./repos/x");
        line.Recipes.Should().Equal("config.kiwi");
    }

    [Fact]
    public void Parse_OldMachineSyntax_TakesItsDiskOnlyWhenItIsNoOption()
    {
        Parse("--kvm /disk x.spec").Last("kvm").Should().Be("/disk");
        Parse("--kvm --clean x.spec").Last("kvm").Should().BeNull();
        VmTypes.Normalise(Parse("--kvm --clean x.spec")).Should().Be("kvm");
    }

    [Fact]
    public void Parse_EmptyWord_EndsTheCommandLine()
    {
        BuildCommandLine.Parse(["--clean", "", "x.spec"]).Recipes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--root /r --kill", true)]
    [InlineData("--root /r --wipe", true)]
    [InlineData("--root /r --sysrq s", true)]
    [InlineData("--root /r --shell", true)]
    [InlineData("--shell-cmd /bin/true", true)]
    [InlineData("--help", true)]
    [InlineData("-h", true)]
    [InlineData("--list-state", true)]
    [InlineData("--root /r --clean x.spec", false)]
    [InlineData("--root /r --shell-after-fail x.spec", false)]
    public void IsPassThrough_CallsThatDoNotBuild_AreRecognised(string words, bool expected)
    {
        Parse(words).IsPassThrough.Should().Be(expected);
    }

    [Fact]
    public void Parse_WorkerCommandLine_IsUnderstoodWhole()
    {
        ImmutableArray<string> argv =
        [
            "--root", "/w/root", "--clean", "--changelog", "--oldpackages", "/w/root/.build.oldpackages", "--norootforbuild",
            "--baselibs-internal", "--lint", "--dist", "/w/root/.build.config", "--rpmlist", "/w/root/.build.rpmlist",
            "--logfile", "/w/root/.build.log", "--release", "4.1", "--arch", "x86_64", "--jobs", "2",
            "--reason", "Building hello for project 'lab' repository 'std' arch 'x86_64' srcmd5 '75bd'",
            "--disturl", "obs://x/y", "/w/root/.build-srcdir/hello_1.0.dsc",
        ];

        var line = BuildCommandLine.Parse(argv);

        line.Recipes.Should().Equal("/w/root/.build-srcdir/hello_1.0.dsc");
        line.Options.Sum(static o => o.Words).Should().Be(argv.Length - 1);
        line.Last("jobs").Should().Be("2");
    }

    private static BuildCommandLine Parse(string words) => BuildCommandLine.Parse([.. words.Split(' ')]);
}
