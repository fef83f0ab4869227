using System.Diagnostics;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Running;

/// <summary>Hostile code in a tools root whose engine is killed.</summary>
[Collection(DebianCollection.Name)]
public sealed class KilledEngineTests(DebianRoot root)
{
    /// <summary>
    /// Writes into the memory of the sandbox's first process, which is of the same user and has no more rights: prctl(PR_SET_PDEATHSIG, 0),
    /// then pause() for good. It runs that when its wait(2) for an orphan returns.
    /// </summary>
    private const string TakeDeathSignalBack =
        """
        $| = 1;
        sub call { open(my $f, "<", "/proc/1/syscall") or die "syscall: $!"; my @f = split(" ", <$f>); return ($f[0], hex($f[-1])) }
        my (undef, $at) = call();
        open(my $memory, "+<", "/proc/1/mem") or die "mem: $!";
        sysseek($memory, $at, 0);
        syswrite($memory, pack("H*", "bf0100000031f631d24531d2b89d0000000f05b8220000000f05ebf7")) or die "write: $!";
        unless (fork) { fork or select(undef, undef, undef, 0.1); exit }
        wait;
        select(undef, undef, undef, 0.01) until (call())[0] eq "34";
        print "done\n";
        sleep 1000 while 1;
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData]
    [InlineData("tree")]
    public void Kill_EngineWhoseSandboxTookItsDeathSignalBack_EndsTheWholeSandbox(params string[] tree)
    {
        using var engine = Process.Start(new ProcessStartInfo(
            Path.ChangeExtension(typeof(KilledEngineTests).Assembly.Location, null), [root.Host.Path(), root.Lease.TreeDirectory, TakeDeathSignalBack, .. tree])
        {
            RedirectStandardOutput = true,
        })!;
        var prefix = engine.StandardOutput.ReadLine()!;
        engine.StandardOutput.ReadLine().Should().Be("done");
        Processes(prefix).Should().BeGreaterThan(1);

        engine.Kill();
        engine.WaitForExit();

        var start = TimeProvider.System.GetTimestamp();
        while (Processes(prefix) > 0 && TimeProvider.System.GetElapsedTime(start) < s_patience)
        {
            Thread.Sleep(10);
        }

        var left = Processes(prefix);
        foreach (var group in Groups(prefix))
        {
            SandboxCgroupEntry.Remove([group]);
        }

        left.Should().Be(0, "nothing of the sandbox lives without its engine");
    }

    private static int Processes(string prefix) => Groups(prefix).SelectMany(static g => File.ReadLines($"{g}/cgroup.procs")).Distinct().Count();

    private static List<string> Groups(string prefix)
    {
        var places = ControlGroupPlaces.Here;
        return [.. new[] { places.Unified, places.Memory, places.Pids, places.Cpu }.OfType<string>()
            .SelectMany(p => Directory.EnumerateDirectories(p, $"{prefix}*"))];
    }
}
