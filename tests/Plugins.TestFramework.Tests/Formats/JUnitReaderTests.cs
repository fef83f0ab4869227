using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework.Tests.Formats;

public sealed class JUnitReaderTests
{
    [Fact]
    public void Read_FilesOfSeveralWriters_AreUnderstood()
    {
        var run = Read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <testsuites><testsuite name="pytest" tests="4" failures="1" errors="1" skipped="1">
              <testcase classname="tests.test_a" name="test_good" time="0.01"/>
              <testcase classname="tests.test_a" name="test_bad" time="0.01"><failure message="assert 1 == 2">def test_bad():
            &gt;   assert 1 == 2</failure><system-out>noise</system-out></testcase>
              <testcase classname="tests.test_b" name="test_error"><error type="OSError"/></testcase>
              <testcase classname="tests.test_b" name="test_skip"><skipped message="no network"/></testcase>
            </testsuite></testsuites>
            """,
            """<testsuite><testcase name="plain"><properties/></testcase></testsuite>""");

        run.Cases.Select(static c => (c.Name, c.Outcome, c.Message)).Should().Equal(
            ("tests.test_a.test_good", TestOutcome.Passed, ""),
            ("tests.test_a.test_bad", TestOutcome.Failed, "assert 1 == 2"),
            ("tests.test_b.test_error", TestOutcome.Failed, "OSError"),
            ("tests.test_b.test_skip", TestOutcome.Skipped, "no network"),
            ("plain", TestOutcome.Passed, ""));
        run.Cases[1].Details.Should().Equal("def test_bad():", ">   assert 1 == 2");
        run.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&e;"/></testsuite>""", "DTD")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>""", "DTD")]
    [InlineData("""<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><testsuite/>""", "DTD")]
    [InlineData("""<testsuite><testcase name="&e;"/></testsuite>""", "undeclared entity")]
    [InlineData("<testsuite><testcase name='a'>", "Unexpected end of file")]
    [InlineData("not XML", "no JUnit XML")]
    public void Read_HostileDocument_IsAProblem(string document, string why)
    {
        var run = Read(document);

        run.Problems.Should().ContainSingle().Which.Should().StartWith("no JUnit XML: ").And.Contain(why);
        run.Cases.Should().BeEmpty();
    }

    [Fact]
    public void Read_DeepOrHugeDocument_IsAProblem()
    {
        Read(new StringBuilder().Insert(0, "<testsuite>", 100_000).ToString()).Problems.Should().ContainSingle().Which.Should().Contain("elements in each other");
        Read($"<testsuite><testcase name=\"{new string('x', 17 << 20)}\"/></testsuite>").Problems.Should().ContainSingle();
    }

    [Fact]
    public void Read_NoFilesOrNoTests_IsAProblem()
    {
        Read().Problems.Should().Equal("the test command left no file of results");
        Read("<testsuite/>").Problems.Should().Equal("no test was run");
    }

    private static TestRun Read(params string[] documents) => JUnitReader.Read(documents.Select(static d => d.Split('\n').ToImmutableArray()));
}
