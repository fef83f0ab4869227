using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.CrashHost;

/// <summary>A job with every kind of effect and two promotions.</summary>
internal static class Scenario
{
    public static void Run(ScenarioFiles files, IJournalObserver observer, string binfmtDirectory)
    {
        using var area = JobArea.Open(files.Options, files.Job, observer);
        File.WriteAllText($"{area.WorkDirectoryOf("crash")}/note", "work");
        var effects = new PreChrootEffects(area, files.Job, files.Options, "", binfmtDirectory);
        Expect(effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), PreChroot(files, binfmtDirectory)));
        Mutate(effects);
        using (var store = ResultStore.Open(area, files.Job))
        {
            ChangeResults(store);
        }

        area.Close();
    }

    private static ImmutableArray<Effect> PreChroot(ScenarioFiles files, string binfmtDirectory)
    {
        ImmutableArray<Effect> effects =
        [
            new AddPackage("extra", files.Package) { Uses = PackageUses.Install | PackageUses.Preinstall },
            new SetBuildOption("--jobs", "4"),
            new AppendPrjconf(["Preinstall: extra"]),
            new AddSource("added.patch", files.Package),
            new AddRootFile("/etc/crash", files.Package),
            new UseToolsRoot("tools", files.Tools),
            new Mount("scratch", MountKind.Tmpfs),
            new Mount("layered", MountKind.OverlayTree) { Source = files.Tools },
        ];
        return binfmtDirectory.Length == 0
            ? effects
            : effects.Add(new RegisterBinfmt("crash", @"\xde\xad\xbe\xef", "", "/bin/true", "F") { Scope = BinfmtScope.Host });
    }

    /// <summary>What hooks and builds do in their mounts.</summary>
    private static void Mutate(PreChrootEffects effects)
    {
        File.WriteAllText($"{effects.Mounts["scratch"]}/file", "scratch");
        File.WriteAllText($"{effects.Mounts["layered"]}/tool", "changed");
    }

    private static void ChangeResults(ResultStore store)
    {
        var hook = ScenarioHook.Create(HookPoint.PostBuild);
        var staging = store.CreateStaging(hook.Id);
        _ = store.Snapshot().PathOf(new ResultFile("DEBS", "hello.deb", 0));
        Expect(store.Accept(hook,
        [
            new AddResult("OTHER", "added.txt", Stage(staging, "a", "stage 1 added")),
            new ReplaceResult("DEBS", "hello.deb", Stage(staging, "b", "stage 1 hello")),
            new RemoveResult("DEBS", "dropped.deb"),
            new AttachReport("report.txt", Stage(staging, "c", "stage 1 report")),
        ]));
        store.PromoteStage();
        Expect(store.Accept(hook,
        [
            new ReplaceResult("OTHER", "added.txt", Stage(staging, "d", "stage 2 added")),
            new AttachReport("report.txt", Stage(staging, "e", "stage 2 report")),
        ]));
        store.PromoteStage();
    }

    private static string Stage(string staging, string name, string content)
    {
        File.WriteAllText($"{staging}/{name}", content);
        return $"{staging}/{name}";
    }

    private static void Expect(EffectResult result)
    {
        if (!result.Accepted)
        {
            throw new InvalidOperationException(result.RefusalMessage);
        }
    }
}
