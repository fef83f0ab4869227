using System.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Scripts whose hook has a tools root run its programs, not the host's.</summary>
public sealed class ScriptToolsRootTests : IDisposable
{
    private readonly string _tree = Directory.CreateTempSubdirectory("obs-hooks-tree-").FullName;

    public ScriptToolsRootTests()
    {
        Sh("""
            chmod 755 .; mkdir -p usr/bin etc mnt tmp
            for program in sh cat id; do cp -L "$(command -v $program)" usr/bin/; done
            printf '#!/usr/bin/sh\necho of the root; cat "$@"; cat; id -u; echo x > /usr/bin/x; echo x > own\n' > usr/bin/only-there; chmod 755 usr/bin/only-there
            for library in $(ldd usr/bin/sh usr/bin/cat usr/bin/id | grep -o '/[^ ]*\.so[^ ]*' | sort -u); do mkdir -p ".${library%/*}"; cp -L "$library" ".$library"; done
            """);
    }

    public void Dispose() => Directory.Delete(_tree, recursive: true);

    [Fact]
    public void Run_ToolOfTheHooksRoot_SeesTheFilesItWasGivenAndNothingOfTheHost()
    {
        using var pipeline = Pipeline("\"tools\": [\"only-there\", \"sha256sum\", \"sh\"]");
        pipeline.Add("tools", HookPoint.PostBuild, """
            var run = await Tools.RunAsync(new ToolRequest("only-there") { Arguments = ["result.txt", "note"], Inputs = [Results.Files[0], ToolInput.Text("note", "made up\n")], Input = "input\n" });
            Log.Info($"{run.ExitStatus} {run.Output.Replace('\n', ' ')}");
            Log.Info((await Tools.RunAsync("sh", "-c", "cd /usr/bin; echo *; exit 3")).ToString().Replace("\n", " "));
            try { await Tools.RunAsync("sha256sum"); } catch (InvalidOperationException e) { Log.Info($"missing: {e.Message}"); }
            try { await Tools.RunAsync("cat"); } catch (InvalidOperationException e) { Log.Info($"refused: {e.Message}"); }
            try { await Tools.RunAsync("/usr/bin/sh"); } catch (InvalidOperationException e) { Log.Info($"refused: {e.Message}"); }
            """, tools: Root());

        pipeline.Run().Should().Be(0, pipeline.Log);

        pipeline.Log.Should().MatchRegex("of the root result made up input 60[0-9]{3} ").And.Contain("ExitStatus = 3, Output = cat id only-there sh")
            .And.Contain("missing: tool sha256sum: not in the hook's tools root")
            .And.Contain("refused: OBSH223: tool cat: refused by").And.Contain("refused: OBSH223: tool /usr/bin/sh: refused by");
        File.Exists(Path.Combine(_tree, "usr/bin/x")).Should().BeFalse();
    }

    [Fact]
    public void Run_ToolThatDoesNotEnd_EndsWithTheHooksTime()
    {
        using var pipeline = Pipeline("\"tools\": [\"sh\"]", grace: TimeSpan.FromMinutes(1));
        pipeline.Add("tools", HookPoint.PostBuild, """Log.Info($"status {(await Tools.RunAsync("sh", "-c", "while :; do :; done")).ExitStatus}");""", TimeSpan.FromSeconds(10), tools: Root());

        pipeline.Run();

        pipeline.Log.Should().Contain("[hook tools] status 137");
    }

    [Fact]
    public void Run_RootThatCannotBeMade_CallsNoScript()
    {
        using var pipeline = Pipeline("\"tools\": [\"sh\"]");
        pipeline.Add("tools", HookPoint.PostBuild, """Log.Info("called");""", tools: Root() with { Repositories = ["/no/such/tree"] });

        pipeline.Run().Should().Be(3, pipeline.Log);

        pipeline.Log.Should().Contain("OBSH441").And.NotContain("[hook tools] called");
    }

    private static ScriptPipeline Pipeline(string policy, TimeSpan? grace = null) => new()
    {
        Policy = ScriptPipelineTests.PolicyWith(policy),
        Compiler = TestCompiler.InProcess,
        Grace = grace ?? TimeSpan.FromMilliseconds(500),
    };

    private ToolsSpec Root() => new() { Provider = ToolsProviderKind.Directory, Repositories = [_tree], Arch = ToolsNames.HostArch };

    private void Sh(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-euc", script]) { WorkingDirectory = _tree })!;
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0);
    }
}
