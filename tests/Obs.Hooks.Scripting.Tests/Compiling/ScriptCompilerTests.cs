using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Tests.Compiling;

public class ScriptCompilerTests
{
    [Fact]
    public async Task Compile_Hello_RunsWithoutTheCompiler()
    {
        var run = new ScriptRun(HookPoint.PreChroot);

        var verdict = await run.Of(
            """
            // hook: hello
            // points: pre-chroot
            Log.Info($"Hello {Job.Package} for {Job.Arch}");
            """);

        verdict.Should().BeNull("a script that just ends has done its work");
        run.Log.Lines.Should().Equal("Hello hello for x86_64");
    }

    [Fact]
    public async Task Compile_AwaitVerdictsAndEffects_Work()
    {
        var run = new ScriptRun(HookPoint.PostBuild);

        var verdict = await run.Of(
            """
            await Task.Yield();
            Effects.AttachReport("note.txt", "text");
            foreach (var name in new[] { "a", "b" }) Effects.AddResult("OTHER", name, "text"u8);
            if (Results.Files.Length == 0) return Fail("no results");
            Log.Info("not reached");
            """);

        verdict.Should().Be(new Verdict.ProjectFailure("no results"));
        run.Effects.Requested.Select(e => e.GetType().Name).Should().Equal("AttachReport", "AddResult", "AddResult");
    }

    [Fact]
    public async Task Compile_Exception_NamesTheLineOfTheLoadedScript()
    {
        var run = new ScriptRun(HookPoint.PreChroot);

        var act = () => run.Of(
            "#load \"helper.csx\"\n\nHelper.Check(\"\");\n",
            ("helper.csx", "static class Helper\n{\n    public static void Check(string text)\n    {\n        if (text.Length == 0) throw new ArgumentException(\"empty\");\n    }\n}\n"));

        var thrown = (await act.Should().ThrowAsync<ArgumentException>()).Which;
        thrown.StackTrace.Should().Contain("helper.csx:line 5").And.Contain("main.csx:line 3");
    }

    [Fact]
    public async Task Compile_EmbeddedScript_StackTraceNamesTheLineOfTheCarrier()
    {
        var file = Scripts.File("a.csx", "\nthrow new Exception(\"x\");\n", lineOffset: 99) with { DisplayPath = "prjconf of home:x" };

        var act = () => new ScriptRun(HookPoint.PreChroot).Of(new CompilationRequest(file, [], ScriptSurface.Hook, false));

        (await act.Should().ThrowAsync<Exception>()).Which.StackTrace.Should().Contain("prjconf of home:x:line 101");
    }

    [Fact]
    public async Task Compile_MemberOfAnotherPoint_SaysSo()
    {
        var act = () => new ScriptRun(HookPoint.PreChroot).Of("Log.Info(\"\");\nEffects.AddResult(\"OTHER\", \"a\", \"b\");");

        var thrown = (await act.Should().ThrowAsync<InvalidOperationException>()).Which;
        thrown.Message.Should().Be("Effects.AddResult is for post-build; the script runs at pre-chroot");
        thrown.StackTrace.Should().Contain("main.csx:line 2");
    }

    [Fact]
    public void Compile_SameRequest_SameBytes()
    {
        var request = CompilationRequest.For(Scripts.Source("var x = new { A = 1 };\nLog.Info($\"{x}\");"));

        var first = ScriptCompiler.Compile(request, default).Script!;
        var second = ScriptCompiler.Compile(request, default).Script!;

        second.Assembly.ToArray().Should().Equal(first.Assembly.ToArray());
        second.Symbols.ToArray().Should().Equal(first.Symbols.ToArray());
        second.EntryToken.Should().Be(first.EntryToken);
    }

    [Fact]
    public void Compile_ErrorsInSeveralFiles_AllWithPlaces()
    {
        Errors("#load \"b.csx\"\nLog.Inf(\"x\");\nint x = Job;\n", ("b.csx", "\n  Missing();\n")).Should().Equal(
            "b.csx:2:3: error CS0103: The name 'Missing' does not exist in the current context",
            "main.csx:2:5: error CS1061: 'IHookLog' does not contain a definition for 'Inf' and no accessible extension method 'Inf' accepting a first argument of type 'IHookLog' could be found (are you missing a using directive or an assembly reference?)",
            "main.csx:3:9: error CS0029: Cannot implicitly convert type 'Obs.Hooks.BuildJob' to 'int'");
    }

    [Fact]
    public void Compile_EmbeddedScriptWithErrors_NamesLinesAndColumnsOfTheCarrier()
    {
        var file = Scripts.File("a.csx", "\n  Missing();\n", lineOffset: 9) with { DisplayPath = "prjconf of home:x", ColumnOffset = 3 };

        Errors(new CompilationRequest(file, [], ScriptSurface.Hook, false)).Should().Equal(
            "prjconf of home:x:11:6: error CS0103: The name 'Missing' does not exist in the current context");
    }

    [Theory]
    [InlineData("#r \"System.Net.Http\"", "main.csx:1:1: error OBSH901: #r is refused: a script sees .NET and the hook contract only")]
    [InlineData("#r \"nuget: Newtonsoft.Json, 13.0.3\"", "main.csx:1:1: error OBSH901: #r is refused: a script sees .NET and the hook contract only")]
    [InlineData("#r \"/etc/shadow\"", "main.csx:1:1: error OBSH901: #r is refused: a script sees .NET and the hook contract only")]
    [InlineData("#load \"/etc/passwd\"", "main.csx:1:7: error OBSH902: #load of \"/etc/passwd\": only scripts beside this one can be loaded, by their plain name; beside this script are good.csx")]
    [InlineData("#load \"../good.csx\"", "main.csx:1:7: error OBSH902: #load of \"../good.csx\": only scripts beside this one can be loaded, by their plain name; beside this script are good.csx")]
    [InlineData("#load \"./good.csx\"", "main.csx:1:7: error OBSH902: #load of \"./good.csx\": only scripts beside this one can be loaded, by their plain name; beside this script are good.csx")]
    public void Compile_DirectiveThatLeadsOut_IsRefused(string directive, string expected)
    {
        Errors(directive + "\n#load \"good.csx\"\n", ("good.csx", "// nothing")).Should().Equal(expected);
    }

    [Fact]
    public void Compile_RefusedDirectiveAndOtherErrors_AllAtOnce()
    {
        Errors("#r \"x\"\nMissing();\n").Should().HaveCount(2);
    }

    [Fact]
    public void Compile_LoadOfItself_Works()
    {
        ScriptCompiler.Compile(CompilationRequest.For(Scripts.Source("#load \"a.csx\"\nLog.Info(\"\");", ("a.csx", "#load \"a.csx\"\n"))), default)
            .Script.Should().NotBeNull();
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('{', '}')]
    [InlineData('[', ']')]
    public void Compile_DeepNesting_IsRefusedWithItsPlace(char open, char close)
    {
        var text = $"// x\nvar x = {new string(open, 5000)}1{new string(close, 5000)};";

        Errors(text).Should().Equal("main.csx:2:209: error OBSH904: more than 200 brackets within each other");
    }

    [Fact]
    public void Compile_DeepNestingWithoutBrackets_IsAnErrorWithItsLine()
    {
        Errors($"// x\nvar x = {new string('!', 100_000)}true;").Should().ContainSingle()
            .Which.Should().StartWith("main.csx:2:").And.Contain("CS8078");
    }

    [Fact]
    public void Compile_BracketsInTexts_DoNotNest()
    {
        ScriptCompiler.Compile(CompilationRequest.For(Scripts.Source($"Log.Info(\"{new string('(', 5000)}\"); // {new string('[', 5000)}")), default)
            .Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Compile_TooBig_IsRefused()
    {
        Errors("//" + new string('x', ScriptLimits.FileSize)).Should().Equal(
            "main.csx: error OBSH903: the script has 262146 bytes, more than 262144");
    }

    [Fact]
    public void Compile_NotUtf8_IsRefused()
    {
        var file = new ScriptFile("a.csx", "a.csx", 0, new byte[] { 0x2f, 0x2f, 0xff, 0xfe });

        Errors(new CompilationRequest(file, [], ScriptSurface.Hook, false)).Should().Equal("a.csx: error OBSH905: the script is not valid UTF-8");
    }

    [Fact]
    public void Compile_HugeArrayConstants_StayWithinTheLimit()
    {
        var text = new StringBuilder("var x = new long[] {");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i}L,");
        }

        var outcome = ScriptCompiler.Compile(CompilationRequest.For(Scripts.Source(text.Append("};").ToString())), default);

        outcome.Script!.Assembly.Length.Should().BeLessThan(ScriptLimits.AssemblySize);
    }

    [Fact]
    public void Compile_UnsafeCode_IsAnError()
    {
        Errors("unsafe { int* p = null; }").Should().ContainSingle().Which.Should().Contain("CS0227");
    }

    [Fact]
    public void Compile_ManyErrors_AreCapped()
    {
        Errors(string.Concat(Enumerable.Range(0, 500).Select(i => $"M{i}();\n"))).Should().HaveCount(ScriptLimits.Diagnostics);
    }

    [Fact]
    public void Compile_FactorySurface_SeesNoJob()
    {
        var main = Scripts.File("a.csx", "return new List<string> { \"x\" };\n");

        ScriptCompiler.Compile(new CompilationRequest(main, [], ScriptSurface.Factory, false), default).Script.Should().NotBeNull();
        Errors(new CompilationRequest(Scripts.File("b.csx", "Log.Info(\"\");"), [], ScriptSurface.Factory, false))
            .Should().ContainSingle().Which.Should().Contain("CS0103");
    }

    [Fact]
    public void Compile_DebugRequest_DiffersFromRelease()
    {
        var source = Scripts.Source("var a = 1; Log.Info($\"{a}\");");

        var release = ScriptCompiler.Compile(CompilationRequest.For(source), default).Script!;
        var debug = ScriptCompiler.Compile(CompilationRequest.For(source, debug: true), default).Script!;

        debug.Assembly.ToArray().Should().NotEqual(release.Assembly.ToArray());
    }

    private static ImmutableArray<string> Errors(string text, params (string Name, string Text)[] companions) =>
        Errors(CompilationRequest.For(Scripts.Source(text, companions)));

    private static ImmutableArray<string> Errors(CompilationRequest request)
    {
        var outcome = ScriptCompiler.Compile(request, default);
        outcome.Script.Should().BeNull();
        return [.. outcome.Diagnostics.Select(d => d.ToString())];
    }
}
