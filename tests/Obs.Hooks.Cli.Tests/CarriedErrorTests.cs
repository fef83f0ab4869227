namespace Obs.Hooks.Cli.Tests;

/// <summary>Whose fault a mistake is: the maintainer's fails the build, the administrator's makes the host bad.</summary>
public sealed class CarriedErrorTests : IDisposable
{
    private readonly BuildSandbox _sandbox = new("echo built\n");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Build_MistakeOfThePackage_FailsItWithTheLineAndWithoutABuild()
    {
        var result = Build("""{ "hooks": { "a": { "onError": "badhost", "script": "a.csx" } } }""");

        result.Status.Should().Be(1);
        result.Output.Should().Contain("_hooks.json:1:").And.Contain("OBSH220").And.NotContain("built");
    }

    [Fact]
    public void Build_MistakeOfTheHostToo_IsABadHost()
    {
        Directory.CreateDirectory(_sandbox.At("etc"));
        File.WriteAllText(_sandbox.At("etc/hooks.json"), """{ "hooks": { "x": { "uses": "nothing" } } }""");

        Build("""{ "hooks": { "a": { "script": "a.csx" } } }""").Status.Should().Be(3);
    }

    private CommandResult Build(string hooks)
    {
        var sources = Directory.CreateDirectory(_sandbox.At("sources")).FullName;
        File.WriteAllText(Path.Combine(sources, "x.spec"), "");
        File.WriteAllText(Path.Combine(sources, "_hooks.json"), hooks);
        return _sandbox.Run("--root", _sandbox.Root, Path.Combine(sources, "x.spec"));
    }
}
