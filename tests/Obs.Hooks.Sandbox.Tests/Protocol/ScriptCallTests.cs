using System.Collections;
using System.Reflection;
using Obs.Hooks.Effects;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Sandbox.Tests.Protocol;

public sealed class ScriptCallTests
{
    [Fact]
    public void Decode_EncodedCall_EqualsItInEveryProperty()
    {
        var call = new ScriptCall
        {
            Script = 3,
            Point = HookPoint.PostBuild,
            HookId = "x",
            Job = FullJob(),
            Settings = "{\"a\":1}"u8.ToArray(),
            Outcome = BuildOutcome.Succeeded,
            EarlierHooks =
            [
                new HookRun
                {
                    HookId = "h", Point = HookPoint.PreChroot, Verdict = new Verdict.Skipped("why"), Warnings = ["w"], Effects = ["e"],
                    Started = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Elapsed = TimeSpan.FromMilliseconds(5),
                },
            ],
            Sources = [new SourceFile("a.spec", 7)],
            Results = [new ResultFile("OTHER", "r", 9)],
            Tools = ["readelf"],
        };

        var decoded = ScriptCall.Decode(call.Encode());

        decoded.Should().BeEquivalentTo(call, static o => o.Excluding(static c => c.Settings).ComparingByMembers<BuildJob>());
        decoded.Settings.ToArray().Should().Equal(call.Settings.ToArray());
    }

    [Fact]
    public void Encode_JobOfTheTest_HasEveryPropertySet()
    {
        var job = FullJob();
        var empty = new BuildJob { Origin = JobOrigin.Plain };
        foreach (var property in typeof(BuildJob).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(job);
            var isDefault = value is ICollection list ? list.Count == 0 : Equals(value, property.GetValue(empty));
            isDefault.Should().BeFalse($"{property.Name} would not be compared otherwise");
        }
    }

    private static BuildJob FullJob() => new()
    {
        Origin = JobOrigin.Worker,
        Project = "p", Repository = "r", Arch = "x86_64", Package = "k", SrcMd5 = "m", Reason = "why", ReasonOption = "o", JobId = "i",
        Release = "1", DistUrl = "u", Recipe = "/s/a.spec", RecipeType = "spec", BuildRoot = "/b", AreaDirectory = "/a", VmType = "kvm",
        RootIsDirectory = false, SourceDirectory = "/s", OldPackages = ["/o"], Packages = [new JobPackage("n", "/n.rpm", PackageUses.Preinstall)],
        PrjconfPath = "/p", Prjconf = "Prefer: x\n", LogFile = "/l", StateDirectory = "/w", Arguments = ["--root", "/b"], MayEndUnchanged = true,
    };
}
