using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Every script of tests/EscapeCorpus through the whole flow; afterwards the host is as it was.</summary>
public sealed class EscapeCorpusTests
{
    /// <summary>Those whose surroundings no test of their own makes.</summary>
    public static TheoryData<string> Scripts => [.. HostileScript.Names.Where(static n => HostileScript.Read(n).Test.Length == 0)];

    public static TheoryData<string> EffectScripts => [.. HostileScript.Names.Where(static n => n.StartsWith("effect-", StringComparison.Ordinal))];

    [Fact]
    public void Corpus_Counted_HasWhatWasPromised() => HostileScript.Names.Should().HaveCountGreaterThan(80);

    [Fact]
    public void Corpus_ScriptsWithTestsOfTheirOwn_HaveThem() =>
        HostileScript.Names.Select(static n => HostileScript.Read(n).Test).Where(static t => t.Length > 0)
            .Should().OnlyContain(static t => typeof(EscapeCorpusTests).Assembly.GetType($"Obs.Hooks.Sandbox.Tests.{t}") != null);

    /// <summary>With every capability and no policy: what stops them is what each effect must be in any case.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Run_HostileScript_EndsAsExpectedAndLeavesTheHostAsItWas(string name)
    {
        using var pipeline = new ScriptPipeline
        {
            Compiler = HostileScript.Read(name).AttacksCompiler ? TestCompiler.Sandboxed : TestCompiler.InProcess,
            Companions = [CorpusRun.Attack],
        };
        CorpusRun.Run(pipeline, name);
    }

    /// <summary>As projects have it when the administrator said nothing: before the build nothing passes, and the rule is named.</summary>
    [Theory]
    [MemberData(nameof(EffectScripts))]
    public void Run_EffectUnderBuiltInPolicy_IsRefusedAndLeavesTheHostAsItWas(string name)
    {
        using var pipeline = new ScriptPipeline
        {
            Compiler = TestCompiler.InProcess, Companions = [CorpusRun.Attack], Policy = ScriptPolicy.BuiltIn,
        };
        var script = HostileScript.Read(name);
        var rule = "denied by \"[a-zA-Z]+\" of the built-in policy";
        CorpusRun.Run(pipeline, name, "refused", script.Point == HookPoint.PreChroot ? rule : $"{rule}|{script.Says}");
    }
}
