using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Tests.Planning;

public sealed class PlannerTests
{
    private readonly PlanningSetup _setup = new();

    [Fact]
    public void Plan_HooksAtAllPoints_AreSortedByPointStageAndId()
    {
        _setup.Plugin("many", PlanningSetup.Hook("many", HookPoint.Cleanup, HookPoint.PreChroot, HookPoint.PostBuild) with { Stage = HookStage.Report })
            .PluginsAt(HookStage.Transform, "baselibs")
            .PluginsAt(HookStage.Check, "zlint", "alint")
            .Layer("f", """{ "hooks": { "many": {}, "baselibs": {}, "zlint": {}, "alint": {} } }""");

        Places().Should().Equal(
            "PreChroot//many",
            "PostBuild/Transform/baselibs",
            "PostBuild/Check/alint",
            "PostBuild/Check/zlint",
            "PostBuild/Report/many",
            "Cleanup//many");
    }

    [Fact]
    public void Plan_BeforeOfAPlugin_MovesRenamedHooks()
    {
        _setup.Plugin("lint", PlanningSetup.Hook("lint") with { Before = ["abi"] })
            .PluginsAt(HookStage.Check, "abi")
            .Layer("f", """{ "hooks": { "abi": {}, "my-abi": { "uses": "abi" }, "z-lint": { "uses": "lint" } } }""");

        Places().Should().Equal("PostBuild/Check/my-abi", "PostBuild/Check/z-lint", "PostBuild/Check/abi");
    }

    [Fact]
    public void Plan_Cycle_IsPrintedWithThePlacesOfItsEdges()
    {
        _setup.PluginsAt(HookStage.Check, "a", "b")
            .Layer("hooks.json", """
                { "hooks": {
                  "a": { "after": ["b"] },
                  "b": { "after": ["a"] } } }
                """)
            .Plan();

        _setup.Bag.Select(static d => d.ToString()).Should().Equal(
            "hooks.json:3:20: error OBSH207: a cycle: a → b → a; expected an order; "
            + "remove one of a → b (hooks.json:3:20), b → a (hooks.json:2:20)");
    }

    [Fact]
    public void Plan_OrderAgainstStages_IsAnError()
    {
        _setup.PluginsAt(HookStage.Transform, "baselibs").PluginsAt(HookStage.Check, "lint")
            .Layer("f", """{ "hooks": { "baselibs": { "after": ["lint"] }, "lint": {} } }""").Plan();

        var error = _setup.Bag.Single();
        error.Code.Should().Be(DiagnosticCodes.OrderAgainstStages);
        error.Found.Should().Be("\"lint\" (stage check) before \"baselibs\" (stage transform)");
    }

    [Fact]
    public void Plan_DisabledOrOtherJobs_AreLeftOutWithTheReason()
    {
        _setup.PluginsAt(HookStage.Check, "a", "b", "c", "d", "e")
            .Layer(Engine.Configuration.BuiltInLayer.File, """{ "hooks": { "cleanup": {} } }""")
            .Layer("f", """
                { "hooks": { "a": { "enabled": false }, "b": { "when": { "archs": ["aarch64", "arm*"] } },
                  "c": { "when": { "projects": ["home:*"], "recipes": ["*.dsc"] } },
                  "d": { "when": { "recipes": ["hello.s?ec"], "vmTypes": ["chroot"], "packages": ["*"] } },
                  "e": { "when": { "repositories": [] } } } }
                """);

        var plan = _setup.Plan();

        _setup.Bag.Should().BeEmpty();
        plan.LeftOut.Should().Equal(
            new LeftOutHook("a", "disabled at f:1:32"),
            new LeftOutHook("b", "when.archs does not match x86_64 (f:1:56)"),
            new LeftOutHook("c", "when.recipes does not match spec (f:2:18)"),
            new LeftOutHook("cleanup", "on by default, but the plugin cleanup is not installed"));
        plan.Hooks.Select(static h => h.Id).Should().Equal("d", "e");
        plan.Hooks[0].Reasons.Should().Contain("when.recipes: hello.s?ec matches hello.spec");
    }

    [Fact]
    public void Plan_Hook_TakesWhatIsNotConfiguredFromItsPlugin()
    {
        var manifest = PlanningSetup.Hook("lint") with
        {
            TimeoutSeconds = 30,
            OnError = ErrorPolicy.Warn,
            Capabilities = HookCapabilities.Reports,
            Before = ["x"],
        };
        _setup.Plugin("lint", manifest)
            .Layer("low", """{ "hooks": { "lint": {}, "own": { "uses": "lint", "timeout": "2m", "onError": "badhost", "before": ["lint"] } } }""")
            .Layer("high", """{ "hooks": { "lint": { "stage": "report" } } }""");

        var plan = _setup.Plan();

        _setup.Bag.Should().BeEmpty();
        var own = plan.Hooks[0];
        (own.Id, own.Timeout, own.OnError, own.Capabilities).Should()
            .Be(("own", TimeSpan.FromMinutes(2), ErrorPolicy.BadHost, HookCapabilities.Reports));
        own.Before.Should().Equal("lint", "x");
        var lint = plan.Hooks[1];
        (lint.Id, lint.Timeout, lint.OnError, lint.Stage).Should().Be(("lint", TimeSpan.FromSeconds(30), ErrorPolicy.Warn, HookStage.Report));
        lint.Reasons.Should().Equal(
            "configured at low:1:14", "changed at high:1:14", "stage report (high:1:33)");
    }

    [Fact]
    public void Plan_Reasons_NameTheEdgesWithinTheStage()
    {
        _setup.PluginsAt(HookStage.Check, "a", "b").PluginsAt(HookStage.Report, "c")
            .Layer("f", """{ "hooks": { "a": { "after": ["b"], "before": ["c"] }, "b": {}, "c": {} } }""");

        var plan = _setup.Plan();

        plan.Hooks.Select(static h => string.Join("; ", h.Reasons)).Should().Equal(
            "configured at f:1:56; stage check (/plugins/b/plugin.json); before a (f:1:31)",
            "configured at f:1:14; stage check (/plugins/a/plugin.json); after b (f:1:31)",
            "configured at f:1:65; stage report (/plugins/c/plugin.json)");
    }

    [Fact]
    public void Plan_Settings_AreMergedAndFilledIn()
    {
        _setup.Plugin("lint", PlanningSetup.Hook("lint") with
            {
                Settings =
                [
                    new("target", SettingKind.Text, "", Required: true),
                    new("args", SettingKind.TextList, "", Required: false),
                    new("level", SettingKind.Integer, "", Required: false),
                    new("deep", SettingKind.Structure, "", Required: false),
                    new("off", SettingKind.Switch, "", Required: false),
                ],
            })
            .Layer("low", """{ "hooks": { "lint": { "settings": { "target": "x", "deep": { "a": 1.50, "b": "{{hook.id}}" }, "off": true } } } }""")
            .Layer("high", """{ "hooks": { "lint": { "settings": { "target": "{{job.project}}/{{ job.arch }}", "args": ["\\{{x}}"], "level": -3, "off": null } } } }""");

        var settings = _setup.Plan().Hooks.Single().Settings;

        _setup.Bag.Should().BeEmpty();
        settings.Json.GetRawText().Should().Be(
            """{"target":"home:me/x86_64","deep":{"a":1.50,"b":"lint"},"off":null,"args":["{{x}}"],"level":-3}""");
        settings.Switch("off", fallback: true).Should().BeTrue();
    }

    [Fact]
    public void Plan_ManyMistakes_AreReportedAtOnce()
    {
        _setup.Plugin("lint", PlanningSetup.Hook("lint") with
            {
                Settings = [new("level", SettingKind.Integer, "How strict, 0 to 3.", Required: false), new("tool", SettingKind.Text, "The tool.", Required: true)],
            })
            .Plugin("two", PlanningSetup.Hook("one"), PlanningSetup.Hook("other"))
            .Plugin("pre", PlanningSetup.Hook("pre", HookPoint.PreChroot))
            .Layer("hooks.json", """
                { "hooks": {
                  "lint": { "settings": { "levl": 1 } },
                  "a": { "uses": "lint", "settings": { "level": 1.5, "tool": "rpmlint {{job.arhc}}" } },
                  "b": { "uses": "lnit" },
                  "c": { "uses": "two" },
                  "d": { "uses": "two/ohter" },
                  "e": { "uses": "two/one", "after": ["litn", "pre"] },
                  "f": { "uses": "pre", "stage": "check" },
                  "g": { "uses": "two/one", "settings": { "x": 1 } } } }
                """)
            .Plan();

        _setup.Bag.Select(static d => d.ToString()).Should().Equal(
            "hooks.json:2:25: error OBSH205: hook \"lint\" has no setting \"tool\"; expected a text; The tool.",
            "hooks.json:2:27: error OBSH203: unknown setting \"levl\" of hook \"lint\"; expected a setting the plugin declares; did you mean \"level\"?",
            "hooks.json:3:49: error OBSH204: the setting \"level\" of hook \"a\" is 1.5; expected a whole number; How strict, 0 to 3.",
            "hooks.json:3:73: error OBSH108: unknown placeholder \"job.arhc\"; expected a placeholder the engine knows; did you mean \"job.arch\"?",
            "hooks.json:4:18: error OBSH201: hook \"b\" uses the plugin \"lnit\"; expected an installed plugin; did you mean \"lint\"?",
            "hooks.json:5:18: error OBSH202: hook \"c\" does not say which hook of \"two\" it uses; expected \"uses\": \"plugin/hook\"; known are two/one, two/other",
            "hooks.json:6:18: error OBSH202: the plugin \"two\" has no hook \"ohter\"; expected \"uses\": \"plugin/hook\"; did you mean \"two/other\"?",
            "hooks.json:7:39: error OBSH206: no hook is called \"litn\"; expected the id of a hook; did you mean \"lint\"?",
            "hooks.json:8:34: warning OBSH210: a stage for hook \"f\", which does not run at post-build; expected no stage; remove it",
            "hooks.json:9:43: error OBSH203: unknown setting \"x\" of hook \"g\"; expected no settings: this hook has none");
    }

    [Fact]
    public void Plan_LowerTrust_MayNotCallTheHostBadNorUseBlocks()
    {
        _setup.Plugin("lint", PlanningSetup.Hook("lint") with { Settings = [new("x", SettingKind.Text, "", Required: false)] })
            .Layer("host", """{ "hooks": { "lint": {} } }""")
            .Layer("prjconf", """{ "hooks": { "lint": { "onError": "badhost", "settings": { "x": "{{#if job.arch}}{{/if}}" } } } }""", TrustClass.Project)
            .Plan();

        _setup.Bag.Select(static d => d.Code).Should().Equal(DiagnosticCodes.NotTrustedEnough, DiagnosticCodes.BlockTemplateNotAllowed);
    }

    [Fact]
    public void Check_RefusedPlugin_IsAnErrorOnlyForWhoUsesIt()
    {
        var refusal = new Diagnostic("OBSH308", DiagnosticSeverity.Error, new SourceLocation("/plugins/lint/plugin.json"), "SHA-256 a", "SHA-256 b", "lock it");
        _setup.PluginsAt(HookStage.Check, "other")
            .RefusedPlugin("lint", refusal)
            .RefusedPlugin("unused", refusal)
            .Layer("hooks.json", """{ "hooks": { "a": { "uses": "lint" }, "other": {} } }""")
            .Check();

        var error = _setup.Bag.Should().ContainSingle().Subject;
        error.Should().BeEquivalentTo(new { refusal.Code, refusal.Expected, refusal.Fix });
        error.Location.File.Should().Be("hooks.json");
        error.Found.Should().Contain("hook \"a\"").And.Contain("/plugins/lint/plugin.json").And.Contain("SHA-256 a");
    }

    [Fact]
    public void Check_ProjectLayers_AreCheckedWithoutAJobAndCommonMistakesSaidOnce()
    {
        _setup.PluginsAt(HookStage.Check, "lint")
            .Layer("hooks.json", """{ "hooks": { "a": { "uses": "lnit", "when": { "archs": ["none"] } }, "off": { "enabled": false } } }""")
            .Layer("p1", """{ "projects": ["home:*"], "hooks": { "b": { "uses": "lint", "after": ["zzz"] } } }""")
            .Layer("p2", """{ "projects": ["devel:*"], "hooks": { "a": { "uses": "lint" } } }""")
            .Check();

        _setup.Bag.Select(static d => (d.Code, d.Location.File)).Should().Equal(
            (DiagnosticCodes.UnknownPlugin, "hooks.json"),
            (DiagnosticCodes.UnknownOrderName, "p1"));
    }

    private IEnumerable<string> Places()
    {
        var plan = _setup.Plan();
        _setup.Bag.Should().BeEmpty();
        return plan.Hooks.Select(static h => $"{h.Point}/{h.Stage}/{h.Id}");
    }
}
