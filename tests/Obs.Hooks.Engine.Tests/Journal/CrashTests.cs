using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>kill -9 of the engine at every step of a job with all kinds of effects.</summary>
public sealed class CrashTests
{
    private const string OldSet =
        "DEBS/\nDEBS/dropped.deb=old dropped\nDEBS/hello.deb=old hello\nOTHER/\nOTHER/report.txt=old report";

    private const string FirstStage =
        "DEBS/\nDEBS/hello.deb=stage 1 hello\nOTHER/\nOTHER/added.txt=stage 1 added\nOTHER/report.txt=stage 1 report";

    private const string SecondStage =
        "DEBS/\nDEBS/hello.deb=stage 1 hello\nOTHER/\nOTHER/added.txt=stage 2 added\nOTHER/report.txt=stage 2 report";

    [Fact]
    public void RecoverDeadJobs_EngineKilledAtEveryStep_LeavesNothingAndAWholeSet() => PrivateMounts.Run(() =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 1; KillAt(step, seen, Recover); step++)
        {
        }

        seen.Should().BeEquivalentTo(OldSet, FirstStage, SecondStage);
    });

    [Fact]
    public void Open_PredecessorKilledAtEveryTenthStep_RecoversIt() => PrivateMounts.Run(() =>
    {
        for (var step = 2; KillAt(step, [], OpenAndClose); step += 10)
        {
        }
    });

    [Fact]
    public void RecoverDeadJobs_RecoveryKilledAtEveryStep_NextOneEndsIt() => PrivateMounts.Run(() =>
    {
        const string inSecondPromotion = "renamed added.txt:2";
        for (var step = 1; ; step++)
        {
            using var directory = new ScenarioDirectory();
            CrashingEngine.Run("run", directory.Files.Directory, inSecondPromotion).Should().BeNull();
            var killed = CrashingEngine.Run("recover", directory.Files.Directory, step) is null;
            Recover(directory);
            directory.Leftovers().Should().BeEmpty("the recovery was killed at step {0}", step);
            directory.Files.ReadResults().Should().Be(FirstStage, "the recovery was killed at step {0}", step);
            if (!killed)
            {
                return;
            }
        }
    });

    /// <summary>False when the engine got to its end.</summary>
    private static bool KillAt(int step, HashSet<string> seen, Action<ScenarioDirectory> recover)
    {
        using var directory = new ScenarioDirectory();
        var killed = CrashingEngine.Run("run", directory.Files.Directory, step) is null;
        recover(directory);
        directory.Leftovers().Should().BeEmpty("the engine was killed at step {0}", step);
        var results = directory.Files.ReadResults();
        results.Should().BeOneOf([OldSet, FirstStage, SecondStage], "the engine was killed at step {0}", step);
        Directory.EnumerateFiles(directory.Files.Sources).Should().HaveCount(2, "sources are never written");
        File.ReadAllText($"{directory.Files.Tools}/tool").Should().Be("tool");
        seen.Add(results);

        Recover(directory);
        directory.Files.ReadResults().Should().Be(results, "recovering twice is harmless (step {0})", step);
        return killed;
    }

    private static void Recover(ScenarioDirectory directory)
    {
        var report = Recovery.RecoverDeadJobs(directory.Files.Options);
        report.Recovered.SelectMany(static job => job.Problems).Should().BeEmpty();
        report.Alive.Should().BeEmpty();
    }

    private static void OpenAndClose(ScenarioDirectory directory)
    {
        using var area = JobArea.Open(directory.Files.Options, directory.Files.Job);
        area.Close();
    }
}
