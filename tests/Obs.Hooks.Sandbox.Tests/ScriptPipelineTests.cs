using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Doctor;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Sandbox.Tests;

public sealed class ScriptPipelineTests
{
    private static readonly ImmutableArray<ScriptFile> s_attack = [new ScriptFile("attack.csx", "attack.csx", 0, HostileScript.Bytes("attack"))];

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

    [Fact]
    public void Run_ToolThatPolicyAllows_RunsOnTheFilesItWasGiven()
    {
        using var pipeline = new ScriptPipeline { Policy = PolicyWith("\"tools\": [\"sha256sum\", \"sed\", \"sh\"]"), Compiler = TestCompiler.InProcess };
        pipeline.Add("tools", HookPoint.PostBuild, """
            var sum = await Tools.RunAsync(new ToolRequest("sha256sum") { Arguments = ["result.txt", "x.spec", "note"], Inputs = [Results.Files[0], Sources.Files.Single(f => f.Name == "x.spec"), ToolInput.Text("note", "made up")] });
            Log.Info($"{sum.ExitStatus} {sum.Output.Split('\n').Length} {sum.Error}");
            Log.Info((await Tools.RunAsync(new ToolRequest("sed") { Arguments = ["s/a/b/"], Input = "aaa" })).Output);
            var shell = await Tools.RunAsync("sh", "-c", "id -u; cat /etc/shadow; echo x > result.txt; echo y > /usr/bin/z; ls /; exit 7");
            Log.Info($"shell {shell.ExitStatus} {shell.Output.Replace('\n', ' ')}");
            try { await Tools.RunAsync("cat"); } catch (InvalidOperationException e) { Log.Info($"refused: {e.Message}"); }
            Log.Info(string.Join(' ', Tools.Names));
            """);

        pipeline.Run().Should().Be(0, pipeline.Log);

        pipeline.Log.Should().Contain("[hook tools] 0 4 ").And.Contain("[hook tools] baa")
            .And.MatchRegex("shell 7 60[0-9]{3} bin dev input lib")
            .And.Contain("refused: OBSH223: tool cat: refused by")
            .And.Contain("sha256sum sed sh");
    }

    [Fact]
    public void Run_ScriptAtCleanup_FindsWhatAFailedBuildLeft()
    {
        using var pipeline = new ScriptPipeline
        {
            Compiler = TestCompiler.InProcess,
            BuildCommands = """
                mkdir -p "$root/usr/src/packages/BUILD/x"
                echo "checking for gcc... no" >"$root/usr/src/packages/BUILD/x/config.log"
                ln -s /etc/shadow "$root/usr/src/packages/BUILD/x/evil.log"
                ln -s /etc "$root/tmp"
                exit 1
                """,
        };
        pipeline.Add("post-mortem", HookPoint.Cleanup, """
            foreach (var file in BuildRoot.Find("*.log")) Log.Info($"{file.Path}: {BuildRoot.ReadEnd(file).Trim()}");
            try { BuildRoot.OpenRead(new BuildRootFile("usr/src/packages/BUILD/x/evil.log", 1)); } catch (IOException) { Log.Info("no links"); }
            try { BuildRoot.OpenRead(new BuildRootFile("tmp/shadow", 1)); } catch (IOException) { Log.Info("no links on the way"); }
            try { BuildRoot.OpenRead(new BuildRootFile(".build.log", 1)); } catch (IOException) { Log.Info("nothing else"); }
            Log.Info($"{Outcome}");
            """);

        pipeline.Run().Should().Be(1, pipeline.Log);

        pipeline.Log.Should().Contain("usr/src/packages/BUILD/x/config.log: checking for gcc... no").And.NotContain("evil.log")
            .And.Contain("no links\n").And.Contain("no links on the way").And.Contain("nothing else").And.Contain("Failed");
    }

    [Fact]
    public void Run_ScriptThatBlocksLoadingInItsProcess_DoesNotBlockTheEngineThatLoadsTheNext()
    {
        using var pipeline = new ScriptPipeline { Compiler = TestCompiler.InProcess, LoadTime = TimeSpan.FromSeconds(15) };
        pipeline.Add("deaf", HookPoint.PreChroot, "AppDomain.CurrentDomain.AssemblyLoad += (_, _) => System.Threading.Thread.Sleep(-1);");
        pipeline.Add("next", HookPoint.PreChroot, "Log.Info(\"never loaded\");");

        pipeline.Run().Should().Be(1, pipeline.Log);

        pipeline.Runs.Single(static r => r.HookId == "deaf").Verdict.Should().BeOfType<Verdict.Ok>(pipeline.Log);
        pipeline.Runs.Single(static r => r.HookId == "next").Verdict.Should().BeOfType<Verdict.HookError>(pipeline.Log)
            .Which.Message.Should().Contain("the script's process died");
    }

    [Fact]
    public void Run_ManyHooksWithBigContents_ShareTheBytesOfTheJob()
    {
        using var pipeline = new ScriptPipeline { Compiler = TestCompiler.InProcess, Companions = s_attack };
        AddBigOnes(pipeline);

        pipeline.Run().Should().Be(1, pipeline.Log);

        pipeline.Log.Should().Contain("[hook big4] ok").And.Contain("OBSH726: the files of the job's scripts");
    }

    [Fact]
    public void Run_ContentsWithoutTheCapability_AreNotCopied()
    {
        using var pipeline = new ScriptPipeline
        {
            Compiler = TestCompiler.InProcess,
            Companions = s_attack,
            Policy = PolicyWith("\"capabilities\": [\"Fail\"], \"denied\": \"warn\""),
        };
        AddBigOnes(pipeline);

        pipeline.Run().Should().Be(0, pipeline.Log);

        pipeline.Log.Should().Contain("OBSH223").And.NotContain("OBSH726");
    }

    [Fact]
    public void Run_ScriptThatThrows_NamesTheLine()
    {
        using var pipeline = new ScriptPipeline { Compiler = TestCompiler.InProcess };
        pipeline.Add("thrower", HookPoint.PreChroot, "Log.Info(\"one\");\n\nthrow new InvalidOperationException(\"two\");");

        pipeline.Run().Should().Be(1);

        pipeline.Log.Should().Contain("thrower.csx:3: threw InvalidOperationException: two");
    }

    [Fact]
    public void Run_ScriptsOfProjectAndPackage_ShareNoProcess()
    {
        using var pipeline = new ScriptPipeline { Compiler = TestCompiler.InProcess };
        pipeline.Add("project", HookPoint.PreChroot, "File.WriteAllText(\"/work/secret\", \"x\");");
        pipeline.Add("project-too", HookPoint.PreChroot, "Log.Info(File.Exists(\"/work/secret\") ? \"same\" : \"other\");");
        pipeline.Add("package", HookPoint.PreChroot, "Log.Info(File.Exists(\"/work/secret\") ? \"same\" : \"other\");", trust: TrustClass.Package);

        pipeline.Run().Should().Be(0);

        pipeline.Log.Should().Contain("[hook project-too] same").And.Contain("[hook package] other");
    }

    [Fact]
    public void Doctor_OnThisHost_SandboxWorks() =>
        SandboxChecks.Run(new EngineOptions()).Status.Should().Be(HostCheckStatus.Ok);

    private static void AddBigOnes(ScriptPipeline pipeline)
    {
        foreach (var name in (string[])["big1", "big2", "big3", "big4", "big5"])
        {
            pipeline.Add(name, HookPoint.PostBuild, $$"""
                #load "attack.csx"
                var file = (int)Kernel.Call(319, Kernel.Text("x"), 0);
                Kernel.Call(77, file, 60 << 20);
                Effects.AddResultFile("OTHER", "{{name}}", $"/proc/self/fd/{file}");
                """);
        }
    }

    internal static ScriptPolicy PolicyWith(string keys)
    {
        var bag = new DiagnosticBag();
        var json = System.Text.Encoding.UTF8.GetBytes($$"""{ "policy": { "*": { {{keys}} } } }""");
        var root = ConfigNodeReader.Read("hooks.json", json, TrustClass.Host, bag)!;
        return ScriptPolicy.Of(new HookConfiguration([new ConfigurationLayer("test", TrustClass.Host, root, new HooksFileBinder(bag).File(root))]), "home:evil");
    }
}
