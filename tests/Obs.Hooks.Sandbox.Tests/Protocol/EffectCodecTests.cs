using Obs.Hooks.Effects;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Sandbox.Tests.Protocol;

public sealed class EffectCodecTests
{
    public static TheoryData<Effect> All =>
    [
        new AddPackage("n", "/p.rpm") { Uses = PackageUses.Install | PackageUses.Sysroot, InsteadOf = "o" },
        new SetBuildOption("--jobs", "3"), new SetBuildOption("--no-checks"),
        new AddSource("s", "/content") { Replace = true },
        new AppendPrjconf(["a", "b"]), new UseToolsRoot("t", "/t"), new RegisterBinfmt("n", "m", "k", "/i", "F") { Scope = BinfmtScope.Guest },
        new Mount("m", MountKind.OverlayTree) { Source = "/x", SizeBytes = 5 }, new Mount("m", MountKind.Tmpfs),
        new AddResult("OTHER", "r", "/content"), new ReplaceResult("OTHER", "r", "/content"), new RemoveResult("OTHER", "r"),
        new AttachReport("r", "/content"), new Warn("w"),
        new AddRootFile("/etc/x", "/content") { Executable = true }, new SetGuestKernel("/k", "/i"), new SetMachine(),
        new SetMachine { DiskMegabytes = 1, SwapMegabytes = 2, MemoryMegabytes = 3, FileSystem = "xfs", DiskInMemory = true },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Read_WrittenEffect_IsTheSame(Effect effect)
    {
        var read = EffectCodec.Read(EffectCodec.Write(effect).Written, static _ => "/content");

        read.Should().BeEquivalentTo(effect, static o => o.RespectingRuntimeTypes());
    }

    [Fact]
    public void Write_Findings_AreForPluginsOnly() =>
        FluentActions.Invoking(static () => EffectCodec.Write(new ReportFindings([]))).Should().Throw<ProtocolException>();

    [Fact]
    public void All_ComparedWithTheContract_HasEveryEffectOfScripts() =>
        ((IEnumerable<object[]>)All).Select(static row => row[0].GetType()).Append(typeof(ReportFindings)).Append(typeof(ReplaceBuild)).Append(typeof(BuildInGuest)).Distinct().Should().BeEquivalentTo(
            typeof(Effect).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(Effect)) && !t.IsAbstract));
}
