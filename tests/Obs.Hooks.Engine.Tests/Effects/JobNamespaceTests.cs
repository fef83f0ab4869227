using System.Collections.Immutable;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Effects;

/// <summary>What a build that has interpreters of its own sees, with real kernels' namespaces and scripts in place of build.</summary>
public sealed class JobNamespaceTests : IDisposable
{
    /// <summary>An executable file that begins with four odd bytes is run by cat: it prints itself.</summary>
    private static readonly RegisterBinfmt s_cat = new("odd", @"\xde\xad\xbe\xef", "", "/bin/cat", "F");

    private readonly ScenarioDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Start_ForeignProgram_IsRunByTheInterpreterAndTheHostHasNoEntry()
    {
        var registered = Registered();
        Build("""
            printf '\336\255\276\357foreign\n' > foreign; chmod 755 foreign
            ./foreign | tail -c 8 > seen
            ls /proc/sys/fs/binfmt_misc > entries
            id -u > user
            """).Should().Be(0);

        Read("seen").Should().Be("foreign\n");
        Read("entries").Should().Be("odd\nregister\nstatus\n");
        Read("user").Should().Be("0\n");
        Registered().Should().Equal(registered);
    }

    [Fact]
    public void Start_NodesOfABuildRoot_AreTheHostsDevicesAndGoWithTheJob()
    {
        var root = _directory.Files.BuildRoot;
        Directory.CreateDirectory($"{root}/dev");

        Build($"""
            cd {root}/dev
            rm -f null; mknod -m 666 null c 1 3
            rm -f loop0; mknod -m 640 loop0 b 7 0
            mknod fifo p
            echo gone > null && [ -c null ] && [ -p fifo ] && [ ! -e loop0 ]
            """).Should().Be(0);

        Directory.GetFiles($"{root}/dev").Select(Path.GetFileName).Should().Equal("fifo");
    }

    [Fact]
    public void Start_RootKeptFromAnEarlierBuild_HasItsNodesFromTheBeginning()
    {
        var root = _directory.Files.BuildRoot;
        Directory.CreateDirectory($"{root}/dev");
        _keep = true;

        Build($"[ -c {root}/dev/null ] && [ -c {root}/dev/urandom ]").Should().Be(0);
    }

    [Fact]
    public void Start_RegistrationByTheBuild_StaysInItsNamespace()
    {
        var registered = Registered();

        Build("""
            printf ':own:M::\xde\xad:::' > /proc/sys/fs/binfmt_misc/register
            ls /proc/sys/fs/binfmt_misc > entries
            ! echo 0 > /proc/sys/vm/mmap_min_addr
            """).Should().Be(0);

        Read("entries").Should().Be("odd\nregister\nstatus\n", "no interpreter, no entry");
        Registered().Should().Equal(registered);
    }

    [Theory]
    [InlineData("exit 9", 9)]
    [InlineData("kill -KILL $$", 137)]
    [InlineData("trap 'exit 5' TERM; kill -TERM $PPID; sleep 30 & wait", 5)]
    public void Start_AnyEnd_IsPassedOn(string script, int status) => Build(script).Should().Be(status);

    [Fact]
    public void Start_ProgramLeftRunning_EndsAfterTheBuild()
    {
        // As the writer of the log: it still has something to do when build has ended.
        Build("mkfifo fifo; (read -r line; echo \"$line\" > late) < fifo & exit 0").Should().Be(0);
        File.WriteAllText(Path.Combine(_directory.Files.Directory, "fifo"), "last words\n");

        SpinWait.SpinUntil(() => File.Exists(Path.Combine(_directory.Files.Directory, "late")) && Read("late").Length > 0, TimeSpan.FromMinutes(5))
            .Should().BeTrue();
        Read("late").Should().Be("last words\n");
    }

    [Fact]
    public void Apply_KernelRefuses_IsOneClearErrorAndNothingStays()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options with { AllowHostBinfmt = false });

        // The kernel refuses a name that is taken.
        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_cat, s_cat]);

        result.Refusals.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.EffectFailed);
        result.RefusalMessage.Should().Contain("cannot register").And.Contain("allowHostBinfmt").And.Contain("6.7").And.NotContain("\n");
        effects.Start().Namespace.Should().BeEmpty();
        area.Close();
    }

    [Fact]
    public void Apply_KernelRefusesAndTheHostMay_GoesThere()
    {
        var files = _directory.Files;
        using var area = JobArea.Open(files.Options, files.Job);
        var effects = new PreChrootEffects(area, files.Job, files.Options with { AllowHostBinfmt = true }, "", files.Directory);

        var result = effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_cat, s_cat]);

        result.RefusalMessage.Should().Contain($"{files.Directory} is not mounted", "it was tried, and this is no binfmt_misc");
        area.Close();
    }

    [Fact]
    public void Apply_VirtualMachine_HasNoNamespace()
    {
        var files = _directory.Files;
        var job = files.Job with { VmType = "kvm", RootIsDirectory = false };
        using var area = JobArea.Open(files.Options, job);

        var result = new PreChrootEffects(area, job, files.Options).Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_cat]);

        result.Refusals.Should().ContainSingle().Which.Code.Should().Be(DiagnosticCodes.BinfmtRefused);
        area.Close();
    }

    private bool _keep;

    private int Build(string script)
    {
        var files = _directory.Files;
        var program = Path.Combine(files.Directory, "build");
        File.WriteAllText(program, $"#!/bin/sh\ncd {files.Directory}\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var job = _keep ? files.Job with { Arguments = files.Job.Arguments.Remove("--clean") } : files.Job;
        using var area = JobArea.Open(files.Options, job);
        var effects = new PreChrootEffects(area, job, files.Options with { AllowHostBinfmt = false });
        effects.Apply(ScenarioHook.Create(HookPoint.PreChroot), [s_cat]).RefusalMessage.Should().BeEmpty();
        var status = RealBuild.Start(program, effects.Start() with { Arguments = [] }, cgroup: null, mountNamespace: true).Wait();
        area.Close();
        return status;
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_directory.Files.Directory, name));

    private static ImmutableArray<string> Registered() =>
        Directory.Exists(BinfmtRegistration.KernelDirectory)
            ? [.. Directory.GetFiles(BinfmtRegistration.KernelDirectory).Order(StringComparer.Ordinal)]
            : [];
}
