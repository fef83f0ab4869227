using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Rpmlint.Rules;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Rpmlint.Tests;

/// <summary>The package's own files, in the form of rpmlint 1 and in TOML.</summary>
public sealed class PackageRulesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_OldForm_UnderstandsWhatPeopleWrite()
    {
        var rules = Read("hello-rpmlintrc", """
            # a comment
            from Config import *
            addFilter("no-documentation")
            addFilter(r'W: .*\.h$')  # why
            addFilter( "a\.b\"c" );
            setBadness('no-binary', 10)
            setBadness("use-tmp-in-%post", '7')
            """);

        rules.Problems.Should().BeEmpty();
        rules.Rules.Select(static r => (r.Text, r.Badness)).Should().Equal(
            ("no-documentation", null), (@"W: .*\.h$", null), ("a\\.b\"c", null), ("no-binary", 10L), ("use-tmp-in-%post", 7L));
        rules.Rules[1].Line.Should().Be(@"addFilter(r'W: .*\.h$')  # why", "rpmlint 2 has rules of its own for what is in quotes");
    }

    [Fact]
    public void Read_OldFormWithAProgram_TakesNothingOfItAndSaysSo()
    {
        var rules = Read("hello-rpmlintrc", """
            addFilter("a"); __import__("os").system("id")
            import os
            setOption("BadnessThreshold", -1)
            addFilter("a" + "b")
            setBadness('x', 1 if True else 2)
            addFilter("never ends
            """);

        rules.Rules.Should().BeEmpty();
        rules.Problems.Select(static p => (p.Subject, p.Line, p.Severity)).Should().Equal(
            Enumerable.Range(1, 6).Select(static n => ("hello-rpmlintrc", n, FindingSeverity.Warning)));
    }

    [Theory]
    [InlineData("hello-rpmlint.toml")]
    [InlineData("hello-rpmlintrc")]
    public void Read_Toml_TakesFiltersAndScores(string name)
    {
        var rules = Read(name, """
            # comment
            Filters = [
              'W: .*\.h$', "no-\"doc\" \\d", # more
              "caf\u00e9",
            ]
            [Scoring]
            no-binary = 10
            "use-tmp-in-%post" = 7
            """);

        rules.Problems.Should().BeEmpty();
        rules.Rules.Select(static r => (r.Text, r.Badness)).Should().Equal(
            (@"W: .*\.h$", null), ("no-\"doc\" \\d", null), ("café", null), ("no-binary", 10L), ("use-tmp-in-%post", 7L));
        rules.Rules[0].Line.Should().Be("""addFilter("W: .*\.h$")""");
    }

    [Theory]
    [InlineData("BadnessThreshold = -1", 1, "BadnessThreshold;")]
    [InlineData("Filters = ['a']\n\n[Descriptions]\n", 3, "the table [Descriptions];")]
    [InlineData("Filters = [\n\"a\"\n\"b\"]", 3, "\"\"b\"]\";")]
    [InlineData("Filters = [\"a\\.b\"]", 1, "the escape \\.")]
    [InlineData("Filters = [\"\"\"a\"\"\"]", 1, "\"\"\"\"a\"\"\"]\";")]
    [InlineData("Filters = ['a", 1, "a string without an end;")]
    [InlineData("[Scoring]\nx = -1", 2, "x = -1;")]
    [InlineData("[Scoring]\nx = 1 2", 2, "\"2\";")]
    public void Read_OtherToml_IsAnErrorOfTheLine(string text, int line, string found)
    {
        var rules = Read("rpmlint.toml", text);

        rules.Rules.Should().BeEmpty();
        var problem = rules.Problems.Should().ContainSingle().Which;
        (problem.Severity, problem.Subject, problem.Line).Should().Be((FindingSeverity.Error, "rpmlint.toml", line));
        problem.Message.Should().StartWith(found);
    }

    [Fact]
    public void Read_SeveralFiles_InAFixedOrderAndForThisPackageOnly()
    {
        Write("other-rpmlintrc", "addFilter(\"other\")");
        Write("hello-rpmlintrc", "addFilter(\"package\")");
        Write("hello-world.rpmlintrc", "addFilter(\"recipe\")");
        Write("rpmlintrc", "addFilter(\"general\")");

        Read().Rules.Select(static r => r.Text).Should().Equal("general", "package", "recipe");
    }

    [Fact]
    public void Read_LinkToAFileOfTheHost_IsNotFollowed()
    {
        File.CreateSymbolicLink(_directory.Combine("rpmlintrc"), "/etc/passwd");

        var rules = Read();

        rules.Rules.Should().BeEmpty();
        rules.Problems.Single().Message.Should().StartWith("is a link");
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreAnError()
    {
        File.WriteAllBytes(_directory.Combine("rpmlintrc"), [0xff, 0xfe, 0]);

        Read().Problems.Single().Message.Should().Be("is not UTF-8");
    }

    private PackageRules Read(string name, string text)
    {
        Write(name, text);
        return Read();
    }

    private PackageRules Read() => PackageRules.Read(new BuildJob
    {
        Origin = JobOrigin.Plain,
        Package = "hello:flavor",
        Recipe = _directory.Combine("hello-world.spec"),
        SourceDirectory = _directory.FullPath,
    });

    private void Write(string name, string text) => File.WriteAllText(_directory.Combine(name), text);
}
