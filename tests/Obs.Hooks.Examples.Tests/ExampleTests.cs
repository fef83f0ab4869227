namespace Obs.Hooks.Examples.Tests;

/// <summary>Every example is run as its README says, in the sandbox; its plan, log and results are files beside it.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Names => [.. Example.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_Example_DoesWhatItsFilesSay(string name)
    {
        var example = new Example(name);
        using var run = new ExampleRun(example);
        if (example.Prjconf() is { Length: > 0 } prjconf)
        {
            example.ShouldHave("prjconf", prjconf);
        }

        example.ShouldHave("expected/plan.txt", run.Plan());
        if (example.Plugins.Count == 0)
        {
            example.ShouldHave("expected/log.txt", run.Job());
        }
    }

    [Fact]
    public void Learn_DeniedScript_WritesTheSmallestPolicyWithWhichItRuns()
    {
        var example = new Example("14-denied");
        using var run = new ExampleRun(example);

        run.Job("--learn", run.At("learned.json")).Should().Contain("denied by \"capabilities\" of the built-in policy").And.Contain("status 0\n");

        var learned = File.ReadAllText(run.At("learned.json"));
        example.ShouldHave("expected/learned.json", learned);
        using var again = new ExampleRun(example);
        File.WriteAllText(again.At("etc/hooks.json"), learned);
        again.Job().Should().Contain("result OTHER/wish.txt").And.NotContain("denied").And.Contain("status 0\n");
    }
}
