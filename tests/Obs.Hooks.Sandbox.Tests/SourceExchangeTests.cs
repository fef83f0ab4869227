namespace Obs.Hooks.Sandbox.Tests;

/// <summary>A source that is another file, or a link out of the sources, from one moment to the next.</summary>
public sealed class SourceExchangeTests
{
    [Fact]
    public void Run_SourceExchangedMeanwhile_ReadsOneOrTheOtherAndNeverTheLink()
    {
        using var pipeline = new ScriptPipeline
        {
            Compiler = TestCompiler.InProcess,
            Companions = [CorpusRun.Attack],
            Meanwhile = static p => new SourceExchange(p.Sources, Spares(p)),
        };
        Directory.CreateDirectory(Spares(pipeline));
        File.WriteAllText(Path.Combine(pipeline.Sources, SourceExchange.Name), "one");
        File.WriteAllText(Path.Combine(Spares(pipeline), "other"), "two");
        File.CreateSymbolicLink(Path.Combine(Spares(pipeline), "link"), "/etc/shadow");

        CorpusRun.Run(pipeline, "sources-exchanged");
    }

    private static string Spares(ScriptPipeline pipeline) => Path.Combine(Path.GetDirectoryName(pipeline.Sources)!, "spares");
}
