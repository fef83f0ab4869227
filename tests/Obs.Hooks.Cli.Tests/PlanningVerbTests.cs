using System.Text.Json;
using System.Text.RegularExpressions;

namespace Obs.Hooks.Cli.Tests;

public sealed class PlanningVerbTests(FakeHost host) : IClassFixture<FakeHost>
{
    private static readonly string[] Job =
        ["--project", "home:me", "--repository", "standard", "--arch", "x86_64", "--package", "hello", "--recipe", "hello.spec"];

    [Fact]
    public void Plan_Job_ShowsTheOrderAndWhy() =>
        host.RunWith("good", "plan", Job).ToString().ShouldMatch("plan.txt");

    [Fact]
    public void Plan_Json_HasTheSame() =>
        host.RunWith("good", "plan", [.. Job, "--json"]).ToString().ShouldMatch("plan.json");

    [Fact]
    public void Plan_JobFile_IsTheJob()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Host", "job.xml");

        host.RunWith("good", "plan", "--job", file).ToString().ShouldMatch("plan-job-file.txt");
    }

    [Fact]
    public void Plan_CommandLineOfBuild_IsTheJob()
    {
        var result = host.RunWith(
            "good",
            "plan",
            "--json",
            "--",
            "--root", "/nowhere", "--arch", "aarch64", "--vm-type", "kvm", "--reason",
            "Building hello for project 'home:me' repository 'standard' arch 'aarch64' srcmd5 'd41d8cd98f00b204e9800998ecf8427e'",
            "/src/hello.spec");

        using var plan = JsonDocument.Parse(result.Output);
        plan.RootElement.GetProperty("job").GetRawText().Should().Be(JsonSerializer.Serialize(
            new { project = "home:me", repository = "standard", arch = "aarch64", package = "hello", recipe = "/src/hello.spec", recipeType = "spec", vmType = "kvm" },
            new JsonSerializerOptions { WriteIndented = true }).Replace("\n", "\n  ", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_UnreadableJobFile_IsAMessage()
    {
        var result = host.RunWith("good", "plan", "--job", "/nowhere/job");

        result.Status.Should().Be(1);
        result.Errors.Should().StartWith("obs-hooks: error OBSH501: /nowhere/job: cannot be read as a job:").And.NotContain("   at ");
    }

    [Fact]
    public void Plan_Mistakes_AreErrors() =>
        host.RunWith("bad", "plan", Job).ToString().ShouldMatch("plan-mistakes.txt");

    [Fact]
    public void Check_GoodConfiguration_Passes() =>
        host.RunWith("good", "check").ToString().ShouldMatch("check.txt");

    [Fact]
    public void Check_Mistakes_AreAllShownAtOnce() =>
        host.RunWith("bad", "check").ToString().ShouldMatch("check-mistakes.txt");

    [Fact]
    public void Check_Json_HasTheSame() =>
        host.RunWith("bad", "check", "--json").ToString().ShouldMatch("check-mistakes.json");

    [Fact]
    public void Check_OptionsInTheEnvironment_AreUsed()
    {
        var environment = new Dictionary<string, string> { ["OBS_HOOKS_PLUGINDIRECTORIES__0"] = "PLUGINS", ["OBS_HOOKS_LOGLIMIT"] = "5" };

        host.RunIn(environment, "check", "--config-dir", "/nowhere").Output
            .Should().Be("checked 0 files and 5 plugins: 0 errors, 0 warnings\n");
    }

    [Fact]
    public void Check_UnknownVariable_IsAnErrorWithASuggestion()
    {
        var result = host.RunIn(
            new Dictionary<string, string> { ["OBS_HOOKS_LOG_LIMIT"] = "5" }, "check", "--config-dir", "/nowhere", "--plugin-dir", "/nowhere");

        result.Status.Should().Be(1);
        result.Output.Should().Contain("OBS_HOOKS_LOG_LIMIT: error OBSH111").And.Contain("did you mean \"OBS_HOOKS_LOGLIMIT\"?");
    }

    [Fact]
    public void Explain_Hook_SaysWhereEachValueComesFrom() =>
        host.RunWith("good", "explain", ["lint", .. Job]).ToString().ShouldMatch("explain.txt");

    [Fact]
    public void Explain_Json_HasTheSame() =>
        host.RunWith("good", "explain", ["lint", .. Job, "--json"]).ToString().ShouldMatch("explain.json");

    [Fact]
    public void Explain_HookOfOtherJobs_SaysWhyItDoesNotRun() =>
        host.RunWith("good", "explain", "abi", "--arch", "aarch64").ToString().ShouldMatch("explain-left-out.txt");

    [Fact]
    public void Explain_UnknownHook_SuggestsOne() =>
        host.RunWith("good", "explain", "lnit").ToString().ShouldMatch("explain-unknown.txt");

    [Fact]
    public void Explain_UnknownHookAsJson_HasTheError()
    {
        var result = host.RunWith("good", "explain", "lnit", "--json");

        result.Status.Should().Be(1);
        using var record = JsonDocument.Parse(result.Output);
        record.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString().Should().Be("OBSH211");
    }

    [Fact]
    public void Schema_Always_IsASchema()
    {
        var result = host.Run("schema");

        result.Status.Should().Be(0);
        using var schema = JsonDocument.Parse(result.Output);
        schema.RootElement.GetProperty("title").GetString().Should().Be("hooks.json");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("schema")]
    public void Help_Verb_NamesItsOptions(string verb) =>
        host.Run(verb, "--help").ToString().ShouldMatch($"help-{verb}.txt");

    [Theory]
    [InlineData("plan.txt")]
    [InlineData("plan-mistakes.txt")]
    [InlineData("explain.txt")]
    [InlineData("explain-left-out.txt")]
    public void Output_OfPlanAndExplain_FitsInto80Columns(string snapshot)
    {
        var text = File.ReadAllText(Path.Combine(SourceDirectory(), "Expected", snapshot));
        var table = Regex.Match(text, "^(.*)--- errors", RegexOptions.Singleline).Groups[1].Value;

        table.Split('\n').Should().OnlyContain(static line => line.Length <= 80);
    }

    private static string SourceDirectory([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.GetDirectoryName(file)!;
}
