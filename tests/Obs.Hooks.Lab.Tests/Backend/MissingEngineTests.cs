namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>A worker on which nobody has installed the engine.</summary>
[Collection(LabCollection.Name)]
public sealed class MissingEngineTests(LabFixture lab)
{
    [Fact]
    public async Task Worker_WithoutEngineAndConfiguredToRun_BuildsWithoutHooksAndSaysSoInTheLog()
    {
        var engine = LabPaths.EngineDirectory;
        LabFixture.Engine(
            "install", "server", "--build-dir", LabPaths.ServedBuild, "--engine", LabPaths.Engine,
            "--config-dir", LabPaths.Config, "--missing-engine", "run").Succeeded();
        Directory.Move(engine, engine + ".away");
        try
        {
            var build = await lab.BuildAsync("without-engine");

            build.Code.Should().Be("succeeded");
            build.Log.Should().Contain($"obs-hooks: no engine on this host: {LabPaths.Engine} is not there")
                .And.Contain("Building without hooks.").And.NotContain("[hook ");
        }
        finally
        {
            Directory.Move(engine + ".away", engine);
        }
    }
}
