namespace Obs.Hooks.Sandbox.Tests;

public sealed class ScriptPipelineTests
{
    [Fact]
    public void Run_ScriptsAtEveryPoint_SeeTheJobAndHaveTheirEffectsApplied()
    {
        using var pipeline = new ScriptPipeline();
        pipeline.Add("before", HookPoint.PreChroot, """
            Log.Info($"sources: {string.Join(' ', Sources.Files.Select(f => f.Name))}");
            Log.Info(Sources.ReadText("x.spec").Trim());
            Effects.AddSource("extra.txt", "extra");
            """);
        pipeline.Add("after", HookPoint.PostBuild, """
            Log.Info(string.Join(' ', Results.Files.Select(f => $"{f.Directory}/{f.Name}")));
            Effects.AddResult("OTHER", "sum.txt", Results.Sha256(Results.Files[0]));
            await Task.Yield();
            """);

        var status = pipeline.Run();

        pipeline.Log.Should().Contain("[hook before] sources: x.spec").And.Contain("Name: x").And.Contain("[hook after] OTHER/result.txt");
        status.Should().Be(0, pipeline.Log);
        File.ReadAllText(Path.Combine(pipeline.Results, "sum.txt")).Should().HaveLength(64);
    }
}
