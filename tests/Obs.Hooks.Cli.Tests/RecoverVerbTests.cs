using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Cli.Tests;

public sealed class RecoverVerbTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("obs-hooks-");

    public RecoverVerbTests() =>
        File.WriteAllText(
            Path.Combine(_directory.FullName, "engine.json"),
            JsonSerializer.Serialize(new { stateDirectory = Options.StateDirectory }));

    private EngineOptions Options => new() { StateDirectory = Path.Combine(_directory.FullName, "state") };

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Recover_NothingThere_SaysSo()
    {
        var result = Recover();

        result.Output.Should().Be("nothing to recover\n");
        result.Status.Should().Be(0);
    }

    [Fact]
    public void Recover_DeadAndLivingEngine_RecoversTheOneAndLeavesTheOther()
    {
        string dead;
        using (var area = Open("/dead"))
        {
            dead = area.Key;
            area.WorkDirectoryOf("hook").Should().NotBeEmpty();
        }

        using var alive = Open("/alive");

        var result = Recover();

        result.Output.Should().Be($"{dead}: recovered\n{alive.Key}: its engine is at work, left alone\n");
        result.Status.Should().Be(0);
        Directory.GetDirectories(Path.Combine(Options.StateDirectory, "jobs")).Should().Equal(alive.Directory);
    }

    [Fact]
    public void Recover_Json_HasTheSame()
    {
        using var alive = Open("/alive");

        using var json = JsonDocument.Parse(Recover("--json").Output);

        json.RootElement.GetProperty("recovered").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("alive")[0].GetString().Should().Be(alive.Key);
    }

    [Fact]
    public void Recover_StateDirectoryOfOthers_IsAMessage()
    {
        Directory.CreateDirectory(Options.StateDirectory);
        File.SetUnixFileMode(Options.StateDirectory, (UnixFileMode)0x1FF);

        var result = Recover();

        result.Status.Should().Be(1);
        result.Errors.Should().StartWith("OBSH421: ").And.Contain("chmod go-w");
    }

    private JobArea Open(string root) => JobArea.Open(
        Options, new BuildJob { Origin = JobOrigin.Plain, BuildRoot = root, AreaDirectory = root });

    private CommandResult Recover(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var status = RootCommandFactory.Create()
            .Parse(["recover", "--config-dir", _directory.FullName, .. arguments])
            .Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return new CommandResult(status, output.ToString(), errors.ToString());
    }
}
