using System.Text.RegularExpressions;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>A script of tests/EscapeCorpus through the whole flow, and all that must hold afterwards.</summary>
internal static class CorpusRun
{
    /// <summary>Not how fast it is: nothing that a script does may hold up the engine for good.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What such scripts may <c>#load</c>.</summary>
    public static ScriptFile Attack { get; } = new("attack.csx", "attack.csx", 0, HostileScript.Bytes("attack"));

    /// <summary>Runs it after a script of its package, and compares the host.</summary>
    /// <param name="pipeline">Without scripts so far.</param>
    /// <param name="name">The script's.</param>
    /// <param name="expect">What must come of it, if not what the script says; <c>refused</c>: anything but Ok.</param>
    /// <param name="says">A pattern in the log, likewise.</param>
    public static void Run(ScriptPipeline pipeline, string name, string? expect = null, string? says = null)
    {
        var script = HostileScript.Read(name);
        pipeline.Add("earlier", HookPoint.PostBuild, "Effects.AttachReport(\"earlier.json\", \"mine\");", trust: TrustClass.Package);
        pipeline.Add(name, script.Point, HostileScript.Bytes(name), script.Timeout);
        var before = HostFingerprint.Take(pipeline);
        var start = TimeProvider.System.GetTimestamp();

        var status = pipeline.Run();

        TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(Patience);
        pipeline.Log.Should().NotContain("ESCAPED");
        var after = HostFingerprint.Take(pipeline);
        after.Except(before).Should().BeEmpty("nothing new may be on the host");
        before.Except(after).Should().BeEmpty("nothing may be gone from the host");
        CheckVerdict(pipeline, name, expect ?? script.Expect, says ?? script.Says, status);
        CheckLog(pipeline.Log);
        CheckResults(pipeline, name);
    }

    private static void CheckVerdict(ScriptPipeline pipeline, string name, string expect, string says, int status)
    {
        Regex.IsMatch(pipeline.Log, says).Should().BeTrue($"the log should have {says}:\n{pipeline.Log}");
        var verdict = pipeline.Runs.Single(r => r.HookId == name).Verdict;
        if (expect == "ok")
        {
            verdict.Should().BeOfType<Verdict.Ok>(pipeline.Log);
        }
        else if (expect == "broken")
        {
            verdict.Should().BeOfType<Verdict.HookError>(pipeline.Log);
        }

        else if (expect == "refused")
        {
            verdict.Should().NotBeOfType<Verdict.Ok>(pipeline.Log);
        }

        status.Should().Be(verdict is Verdict.Ok ? 0 : 1, "a project's script is never a bad host:\n" + pipeline.Log);
    }

    /// <summary>No terminal sequence, no line that pretends to be somebody else's.</summary>
    private static void CheckLog(string log)
    {
        log.Any(static c => char.IsControl(c) && c != '\n').Should().BeFalse();
        Regex.Count(log, "^obs-hooks: exit status", RegexOptions.Multiline).Should().Be(1);
        foreach (var line in log.Split('\n').Where(static l => l.EndsWith(" forged", StringComparison.Ordinal)))
        {
            line.Should().StartWith("[hook ");
        }

        log.Length.Should().BeLessThan(1 << 20);
    }

    /// <summary>What a refused or broken script wanted did not happen, not even in part.</summary>
    private static void CheckResults(ScriptPipeline pipeline, string name)
    {
        if (!Directory.Exists(pipeline.Results))
        {
            return;
        }

        File.ReadAllText(Path.Combine(pipeline.Results, "result.txt")).Should().Be("result\n");
        var expected = name == "behaves-well" ? new[] { "earlier.json", "good.txt", "result.txt", "sums.json" }
            : pipeline.Runs.All(static r => r.Verdict is Verdict.Ok) ? ["earlier.json", "result.txt"]
            : new[] { "result.txt" };
        Directory.GetFileSystemEntries(pipeline.Results).Select(Path.GetFileName).Should().BeEquivalentTo(expected);
    }
}
