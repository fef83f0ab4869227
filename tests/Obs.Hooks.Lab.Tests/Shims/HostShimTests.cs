namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>The shim on a host: how it calls the engine, and what it does without one.</summary>
public sealed class HostShimTests : IDisposable
{
    private const string FakeEngine = "#!/bin/bash\nprintf 'engine\\n'\nprintf '<%s>\\n' \"$@\"\nexit 7\n";

    private static readonly string[] Awkward = ["--root", "/a b", "it's", "\"quoted\"", "two\nlines", "", "$HOME", "--", "-x"];

    private readonly TemporaryTree _tree = new TemporaryTree().WithFakeBuild();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("build/build")]
    [InlineData("link-to-build")]
    public void Shim_WithEngine_HandsEveryArgumentOver(string called)
    {
        var engine = _tree.Script("an engine's place/obs-hooks", FakeEngine);
        Install("--engine", engine, "--config-dir", "/etc/it's mine");
        File.CreateSymbolicLink(_tree["link-to-build"], "build/build");

        var result = Tool.RunIn(_tree.Path, Tool.NoEnvironment, "bash", ["-c", "ulimit -Sn 333; exec \"$@\"", "-", $"./{called}", .. Awkward]);

        result.ExitStatus.Should().Be(7);
        result.Output.Should().Be(
            "engine\n" + Lines("build", "--real", $"{_tree.BuildDirectory}/build.real", "--config-dir", "/etc/it's mine", "--soft-nofile", "333", "--")
            + Lines(Awkward));
    }

    [Fact]
    public void Shim_WithoutEngine_RunsTheRealBuildAndSaysSo()
    {
        Install("--engine", RemovedEngine(), "--missing-engine", "run");

        var result = Tool.Run(_tree.Build, [.. Awkward]);

        result.ExitStatus.Should().Be(0);
        result.Output.Should().StartWith("obs-hooks: no engine on this host: ").And.EndWith("real:build.real\n" + Lines(Awkward));
    }

    [Theory]
    [InlineData("--reason", "Building x for project 'p' repository 'r' arch 'a' srcmd5 'm'")]
    [InlineData("--reason=Building x for project 'p' repository 'r' arch 'a' srcmd5 'm'", null)]
    public void Shim_WithoutEngineAndWithALog_SaysSoInTheReasonThatTheBuildPrints(string option, string? value)
    {
        Install("--engine", RemovedEngine(), "--missing-engine", "run");

        var result = Tool.Run(_tree.Build, value is null ? [option, "x.dsc"] : [option, value, "x.dsc"]);

        // What obs-build compares the reason with ends in a wildcard.
        result.Output.Should().MatchRegex("srcmd5 'm'; obs-hooks: no engine on this host: [^\n]*hooks\\.>\n<x\\.dsc>\n$");
    }

    [Fact]
    public void Shim_WithoutEngineAsConfigured_ReportsABadHost()
    {
        Install("--engine", RemovedEngine(), "--missing-engine", "badhost");
        var log = _tree["log"];
        var host = _tree.Script("a file of the host", "precious");
        File.CreateSymbolicLink(log, host);

        var result = Tool.Run(_tree.Build, "--root", "/r", "--logfile", log, "x.dsc");

        result.ExitStatus.Should().Be(3);
        result.Output.Should().NotContain("real:");
        File.ReadAllText(log).Should().StartWith("obs-hooks: no engine on this host: ");
        File.ReadAllText(host).Should().Be("precious");
    }

    [Theory]
    [InlineData("--kill")]
    [InlineData("--wipe")]
    public void Shim_WithoutEngine_StillKillsAndWipes(string verb)
    {
        Install("--engine", RemovedEngine(), "--missing-engine", "badhost");

        var result = Tool.Run(_tree.Build, "--root", "/r", verb);

        result.Output.Should().Be("real:build.real\n" + Lines("--root", "/r", verb));
        result.ExitStatus.Should().Be(0);
    }

    [Fact]
    public void Shim_EngineThatCannotRun_CountsAsNone()
    {
        var engine = _tree.Script("obs-hooks", "#!/nowhere/interpreter\n");
        Install("--engine", engine);

        var result = Tool.Run(_tree.Build, "x.dsc");

        result.Output.Should().Contain("cannot be executed. Building without hooks.").And.EndWith("real:build.real\n<x.dsc>\n");
    }

    private void Install(params ReadOnlySpan<string> options)
    {
        TemporaryTree.Install(["worker", "--build-dir", _tree.BuildDirectory, .. options]).Succeeded();
        File.Delete(_tree["removed"]);
    }

    private string RemovedEngine() => _tree.Script("removed", "");

    private static string Lines(params ReadOnlySpan<string> arguments)
    {
        var text = "";
        foreach (var argument in arguments)
        {
            text += $"<{argument}>\n";
        }

        return text;
    }
}
