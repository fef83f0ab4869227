using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Tests.Policy;

public sealed class PolicyGateTests
{
    private static readonly Effect s_allowed = new AttachReport("a", "/w/1");
    private static readonly Effect s_denied = new RemoveResult("OTHER", "b");

    private readonly List<string> _warnings = [];

    [Fact]
    public void Pass_DeniedIsFail_FailsTheBuildWithTheRuleWhateverTheScriptSays()
    {
        var (effects, instead) = Pass("fail");

        effects.Should().BeEmpty();
        instead.Should().Be(new Verdict.ProjectFailure(
            "OBSH223: result OTHER/b removed: denied by \"changeResults\" of the built-in policy"));
    }

    [Fact]
    public void Pass_DeniedIsWarn_AppliesTheRestAndWarns()
    {
        var (effects, instead) = Pass("warn");

        effects.Should().Equal(s_allowed);
        instead.Should().BeNull();
        _warnings.Should().Equal("OBSH223: result OTHER/b removed: denied by \"changeResults\" of the built-in policy");
    }

    [Fact]
    public void Pass_DeniedIsSkip_AppliesNothing()
    {
        var (effects, instead) = Pass("skip");

        effects.Should().BeEmpty();
        instead.Should().BeOfType<Verdict.Skipped>();
    }

    [Fact]
    public void Pass_ScriptToWhichTheHostGivesCapabilities_HasNoOtherLimits()
    {
        var hook = Hook(ScriptPolicy.BuiltIn.WithGrant(HookCapabilities.Results | HookCapabilities.Reports));

        PolicyGate.Pass(hook, "/w", [s_allowed, s_denied], _warnings.Add).Effects.Should().Equal(s_allowed, s_denied);
    }

    private (ImmutableArray<Effect> Effects, Verdict? Instead) Pass(string denied)
    {
        var json = $$"""{ "policy": { "*": { "denied": "{{denied}}" } } }""";
        var layer = HookConfigurationLoader.Parse("hooks.json", Encoding.UTF8.GetBytes(json), TrustClass.Host, new DiagnosticBag())!;
        return PolicyGate.Pass(Hook(ScriptPolicy.Of(new HookConfiguration([layer]), "p")), "/w", [s_allowed, s_denied], _warnings.Add);
    }

    private static PlannedHook Hook(ScriptPolicy policy) => new()
    {
        Id = "a",
        Point = HookPoint.PostBuild,
        Code = new ScriptCode(new ScriptSource(
            new ScriptOrigin(TrustClass.Project, "p", ""), new ScriptFile("a.csx", "a.csx", 0, ReadOnlyMemory<byte>.Empty), [])),
        Manifest = new HookManifest { Id = "a", Type = "", Points = [HookPoint.PostBuild] },
        Timeout = TimeSpan.FromMinutes(1),
        OnError = ErrorPolicy.Warn,
        Policy = policy,
    };
}
