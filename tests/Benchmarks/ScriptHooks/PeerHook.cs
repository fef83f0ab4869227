using System.Diagnostics;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>The same work as a program: started by posix_spawn(3), bare or in the engine's own sandbox.</summary>
internal sealed class PeerHook(string program, string text)
{
    private static readonly EngineOptions Options = new() { StateDirectory = "/run/obs-hooks-bench" };

    public static PeerHook Bash { get; } = new("bash", """
        bytes=0 count=0
        for file in /usr/share/doc/b*; do bytes=$((bytes + $(stat -c %s "$file"))) count=$((count + 1)); [ $count = 3 ] && break; done
        echo "$bytes bytes in $count results"
        """);

    public static PeerHook Perl { get; } = new("perl", """
        my ($bytes, $count) = (0, 0);
        for my $file (glob "/usr/share/doc/b*") { $bytes += -s $file; last if ++$count == 3; }
        print "$bytes bytes in $count results\n";
        """);

    public static PeerHook Python { get; } = new("python3", """
        import os
        size = count = 0
        for file in os.scandir("/usr/share/doc"):
            count += 1
            size += file.stat().st_size
            if count == 3: break
        print(f"{size} bytes in {count} results")
        """);

    private string Option => program == "perl" ? "-e" : "-c";

    /// <summary>Seconds from start to end.</summary>
    public double Bare()
    {
        var start = Stopwatch.GetTimestamp();
        using var output = new ProcessPipe();
        var process = SpawnedProcess.Start(new SpawnRequest
        {
            Program = $"/usr/bin/{program}",
            Arguments = [program, Option, text],
            Environment = ["PATH=/usr/bin", "LC_ALL=C.UTF-8"],
            Descriptors = [(output.WriterDescriptor, 1)],
        });
        return process.Wait() == 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException($"{program} failed");
    }

    /// <summary>Seconds from start to end, in the sandbox that tools of scripts run in.</summary>
    public double Sandboxed()
    {
        var start = Stopwatch.GetTimestamp();
        using var output = new ProcessPipe();
        using (var process = SandboxProcess.Start(new SandboxStart
        {
            Options = Options,
            Limits = SandboxLimits.Tools,
            Program = $"/usr/bin/{program}",
            Arguments = [Option, text],
            Environment = ["PATH=/usr/bin", "LC_ALL=C.UTF-8"],
            WithPrograms = true,
            Descriptors = [(output.Writer, 1), (output.Writer, 2)],
        }))
        {
            if (process.Exited.Result != 0)
            {
                throw new InvalidOperationException($"{program} failed in the sandbox");
            }

            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
