using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Effects.Machines;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.Engine.Tests.Journal;

public sealed class RecoveryPropertyTests
{
    private static readonly string[] s_names = ["a", "b", "c", "d"];

    /// <summary>Whatever is staged and promoted and wherever it crashes: the set after recovery is a promoted one.</summary>
    [Fact]
    public void RecoverDeadJobs_AnyStagesAndAnyCrash_LeavesTheLastPromotedSet()
    {
        var stages = ArbMap.Default.GeneratorFor<(int Name, int Kind)>().NonEmptyListOf().ListOf();
        var cases = stages.Zip(Gen.Choose(1, 60)).ToArbitrary();
        Prop.ForAll(cases, testCase => CrashAndRecover(testCase.Item1, testCase.Item2)).QuickCheckThrowOnFailure();
    }

    /// <summary>A journal of arbitrary entries with right checksums touches nothing but what carries the area's key.</summary>
    [Fact]
    public void RecoverDeadJobs_AnyEntries_TouchNothingOutside()
    {
        using var directory = new ScenarioDirectory();
        var files = directory.Files;
        var before = Snapshot(files);
        var texts = Gen.Elements(
            "", ".", "..", "../..", "/", "usr/src/packages", "OTHER", "DEBS", "hello.deb", "state", "slots",
            ".build.packages", "a\0b", files.BuildRoot, files.Directory, $"{files.Directory}/tools", "\ud800");
        var file =
            from d in texts
            from n in texts
            from s in texts
            from i in Gen.Choose(0, 3)
            from o in Gen.Choose(0, 3)
            select new PromotedFile(d, n, s, (ulong)i, (ulong)o);
        var entries = Gen.OneOf<JournalEntry>(
            texts.Select(static t => (JournalEntry)new MountEntry(t)),
            texts.Two().Select(static t => (JournalEntry)new BinfmtEntry(t.Item1, t.Item2)),
            texts.Select(static t => (JournalEntry)new DeviceFilesEntry(t)),
            texts.Select(static t => (JournalEntry)new MemoryDiskEntry(t)),
            texts.Two().Select(static t => (JournalEntry)new StagingEntry(t.Item1, t.Item2)),
            from root in texts
            from results in texts
            from staging in texts
            from made in texts.ListOf()
            from changed in file.ListOf()
            select (JournalEntry)new PromotionEntry(root, results, staging, [.. made], [.. changed]));
        Prop.ForAll(entries.ListOf().ToArbitrary(), list =>
        {
            WriteJournal(files, [.. list.SelectMany(static (e, i) => JournalFormat.Encode(new JournalRecord(i + 1, e)))]);
            _ = Recovery.RecoverDeadJobs(files.Options);
            return Snapshot(files) == before;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RecoverDeadJobs_AnyBytesAsJournal_RemoveTheAreaAndTouchNothingOutside()
    {
        using var directory = new ScenarioDirectory();
        var files = directory.Files;
        var before = Snapshot(files);
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            WriteJournal(files, bytes);
            var report = Recovery.RecoverDeadJobs(files.Options);
            return !report.HasProblems && !directory.Leftovers().Any() && Snapshot(files) == before;
        }).QuickCheckThrowOnFailure();
    }

    private static bool CrashAndRecover(List<List<(int Name, int Kind)>> stages, int crashAt)
    {
        using var directory = new ScenarioDirectory();
        var files = directory.Files;
        var promoted = files.ReadResults();
        var observer = new CrashingObserver(crashAt);
        try
        {
            using var area = JobArea.Open(files.Options, files.Job, observer);
            using var store = ResultStore.Open(area, files.Job);
            foreach (var stage in stages)
            {
                AcceptAny(store, stage);
                store.PromoteStage();
                promoted = files.ReadResults();
            }

            area.Close();
        }
        catch (CrashException)
        {
            // Letting go of the lock is all that death does.
            if (observer.LastStep == "complete")
            {
                promoted = files.ReadResults();
            }
        }

        _ = Recovery.RecoverDeadJobs(files.Options).HasProblems.Should().BeFalse();
        files.ReadResults().Should().Be(promoted);
        directory.Leftovers().Should().BeEmpty();
        return true;
    }

    private static void AcceptAny(ResultStore store, List<(int Name, int Kind)> changes)
    {
        var hook = ScenarioHook.Create(HookPoint.PostBuild);
        foreach (var (number, kind) in changes)
        {
            var name = s_names[(number & int.MaxValue) % s_names.Length];
            var path = $"{store.CreateStaging(hook.Id)}/{name}";
            File.WriteAllText(path, $"{number} {kind}");
            Effect effect = ((kind & int.MaxValue) % 4) switch
            {
                0 => new AddResult("OTHER", name, path),
                1 => new ReplaceResult("OTHER", name, path),
                2 => new RemoveResult("OTHER", name),
                _ => new AttachReport(name, path),
            };

            // Refused ones (nothing to replace, a second change) simply do not take part.
            _ = store.Accept(hook, [effect]);
        }
    }

    private static void WriteJournal(ScenarioFiles files, byte[] content)
    {
        using var jobs = AreaDirectories.OpenOrCreate(files.Options);
        using var area = jobs.CreateDirectory(AreaKey.Of(files.BuildRoot));
        area.WriteFile(JobJournal.FileName, content);
    }

    /// <summary>Everything but the state directory, with the content of files and links.</summary>
    private static string Snapshot(ScenarioFiles files)
    {
        var text = new StringBuilder();
        var state = $"{files.Directory}/state";
        foreach (var path in Directory
            .EnumerateFileSystemEntries(files.Directory, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(state, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(path);
            text.AppendLine(path).AppendLine(info.LinkTarget ?? (info.Exists ? File.ReadAllText(path) : "directory"));
        }

        return text.ToString();
    }
}
