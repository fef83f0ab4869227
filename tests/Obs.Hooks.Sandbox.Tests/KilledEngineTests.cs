using System.Diagnostics;
using System.Globalization;
using Obs.Hooks.CrashHost;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>An engine that is killed while a script spins.</summary>
public sealed class KilledEngineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ScenarioFiles _files = new(Directory.CreateTempSubdirectory("obs-hooks-test-").FullName);

    public void Dispose() => Directory.Delete(_files.Directory, recursive: true);

    [Fact]
    public void Kill_EngineWithSpinningScript_EndsTheWholeSandbox()
    {
        _files.Create();
        var corpus = HostileScript.CorpusDirectory;
        using var engine = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Obs.Hooks.CrashHost"),
            ["script", _files.Directory, $"{corpus}/process-orphan.csx", $"{corpus}/attack.csx"]) { RedirectStandardOutput = true })!;
        var prefix = engine.StandardOutput.ReadLine()!;
        engine.StandardOutput.ReadLine().Should().Be("spinning");
        var groups = Groups(prefix);
        var processes = groups.SelectMany(static g => File.ReadLines($"{g}/cgroup.procs")).Distinct().Select(Identity).OfType<string>().ToList();
        processes.Should().HaveCountGreaterThan(1, "bubblewrap and the script host");

        engine.Kill();
        engine.WaitForExit();

        var start = TimeProvider.System.GetTimestamp();
        while (processes.Any(IsAlive) && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            Thread.Sleep(10);
        }

        processes.Where(IsAlive).Should().BeEmpty("nothing of the sandbox lives without its engine");
        Recovery.RecoverDeadJobs(_files.Options).HasProblems.Should().BeFalse();
        Groups(prefix).Should().BeEmpty("the next engine removes them");
    }

    private static List<string> Groups(string prefix)
    {
        var places = ControlGroupPlaces.Here;
        return [.. new[] { places.Unified, places.Memory, places.Pids, places.Cpu }.OfType<string>()
            .SelectMany(p => Directory.EnumerateDirectories(p, $"{prefix}*"))];
    }

    /// <summary>Number and start time: the number alone may be another's by now.</summary>
    private static string? Identity(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] == "Z" ? null : string.Create(CultureInfo.InvariantCulture, $"{id} {fields[19]}");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsAlive(string process) => Identity(process.Split(' ')[0]) == process;
}
