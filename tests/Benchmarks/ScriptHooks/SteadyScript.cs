using System.Diagnostics;
using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>One script called again and again in one sandbox.</summary>
internal sealed class SteadyScript : IDisposable
{
    private const string Text = """
        var bytes = 0L;
        foreach (var file in Sources.Files)
        {
            bytes += file.Size + Sources.ReadText(file.Name).Length;
        }

        Log.Info($"{bytes} bytes in {Sources.Files.Length} sources for {Job.Project}");
        Effects.AddSource("sum.txt", $"{bytes}\n");
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
    private readonly ScriptProcess _process;
    private readonly ScriptSession _session;
    private readonly BuildJob _job;
    private readonly int _script;

    /// <param name="engine">Where the script host is.</param>
    public SteadyScript(string engine)
    {
        var options = new EngineOptions { StateDirectory = "/run/obs-hooks-bench" };
        File.WriteAllText(Path.Combine(_directory, "x.spec"), "Name: x\n");
        _job = new BuildJob { Origin = JobOrigin.Plain, Project = "bench", SourceDirectory = _directory };
        var source = new ScriptFile("bench.csx", "bench.csx", 0, Encoding.UTF8.GetBytes(Text));
        var compiler = new SandboxedCompiler(options) { HostDirectory = engine };
        var outcome = compiler.CompileAsync(
            CompilationRequest.For(new ScriptSource(new ScriptOrigin(TrustClass.Project, "bench", ""), source, [])), CancellationToken.None).Result;
        _process = ScriptProcess.Start(options, "run", SandboxLimits.Scripts, engine);
        _session = new ScriptSession(_process);
        _script = _session.Load(outcome.Script ?? throw new InvalidOperationException(string.Join('\n', outcome.Diagnostics)), CancellationToken.None);
    }

    /// <summary>Seconds of one call, its effect's content copied out.</summary>
    public double Call()
    {
        var work = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;
        var start = Stopwatch.GetTimestamp();
        using (var files = new ScriptBroker(_job, null, mayLookAtRoot: false))
        {
            var call = new ScriptCall
            {
                Script = _script, Point = HookPoint.PreChroot, HookId = "bench", Job = _job, Sources = files.ListSources(),
            };
            var bytes = new ScriptBytes(SandboxLimits.Scripts.ContentBytes);
            var services = new ScriptServices
            {
                Log = new NoLog(),
                Files = files,
                Content = new ScriptContent(work, bytes),
                Takes = static _ => true,
                Tools = new ToolBroker(new EngineOptions(), null, files, work, bytes, root: null),
                CancellationToken = CancellationToken.None,
            };
            if (_session.Call(call, services, CancellationToken.None) is not Verdict.Ok { Effects.Length: 1 })
            {
                throw new InvalidOperationException("the script failed");
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Directory.Delete(work, recursive: true);
        return seconds;
    }

    /// <summary>Of the script host.</summary>
    public double ResidentMegabytes() => ResidentMegabytes(ScriptHost());

    /// <summary>Of a process: <c>self</c>, or its id.</summary>
    public static double ResidentMegabytes(string process) => double.Parse(
        Value(File.ReadAllLines($"/proc/{process}/status"), "VmRSS:"), CultureInfo.InvariantCulture) / 1024;

    /// <summary>Process id of the script host.</summary>
    public string ScriptHost()
    {
        foreach (var id in File.ReadLines($"{_process.JournalEntry?.Paths[0]}/cgroup.procs"))
        {
            if (File.ReadAllText($"/proc/{id}/comm").StartsWith("obs-hooks-scrip", StringComparison.Ordinal))
            {
                return id;
            }
        }

        throw new InvalidOperationException("no script host in its cgroup");
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static string Value(string[] status, string key) =>
        status.First(l => l.StartsWith(key, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

    private sealed class NoLog : IHookLog
    {
        public void Info(string message)
        {
        }

        public void Warning(string message)
        {
        }

        public void Progress(string what, double? fraction = null)
        {
        }
    }
}
