using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>
/// Runs the host's package tools as root: in mount and process namespaces of their own, so that whatever they mount or start
/// ends with them, and with the engine.
/// </summary>
internal sealed class HostPrograms
{
    private const int KeptOutput = 1 << 20;

    private static readonly string[] Directories = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    private static readonly string[] InheritedVariables = ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

    private readonly Action<string> _say;
    private readonly CancellationToken _cancellationToken;

    /// <param name="say">Told what is being done, one line.</param>
    /// <param name="cancellationToken">Ends programs at once.</param>
    public HostPrograms(Action<string> say, CancellationToken cancellationToken)
    {
        _say = say;
        _cancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken => _cancellationToken;

    public void Say(string what) => _say(what);

    /// <summary>The path of a program of the host, or null.</summary>
    public static string? Find(string program) =>
        Directories.Select(d => $"{d}/{program}").FirstOrDefault(File.Exists);

    /// <exception cref="EngineException">It is not installed.</exception>
    public static string Require(string program, string package) =>
        Find(program) ?? throw new EngineException(
            DiagnosticCodes.ToolsProviderUnavailable, $"{program} is not installed on this host; install {package}");

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Absolute path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Working directory and HOME.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of it runs any more.</exception>
    public ProcessResult Run(string program, ImmutableArray<string> arguments, string directory)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        ProcessResult? result = null;

        // A thread of its own that outlives the program: a parent-death signal is sent when the thread ends (prctl(2)).
        var thread = new Thread(() => result = RunHere(program, arguments, directory)) { IsBackground = true, Name = "host program" };
        thread.Start();
        thread.Join();
        _cancellationToken.ThrowIfCancellationRequested();
        return result!;
    }

    private ProcessResult RunHere(string program, ImmutableArray<string> arguments, string directory)
    {
        using var output = new ProcessPipe();
        using var error = new ProcessPipe();
        using var nothing = File.OpenHandle("/dev/null");
        var process = SpawnedProcess.Start(new SpawnRequest
        {
            Program = Require("setpriv", "util-linux"),
            Arguments =
            [
                "setpriv", "--pdeathsig", "KILL",
                "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private", "--",
                "sh", "-c", "umask 022; exec \"$@\"", "-", program, .. arguments,
            ],
            Environment = Environment(directory),
            Directory = directory,
            Descriptors = [((int)nothing.DangerousGetHandle(), 0), (output.WriterDescriptor, 1), (error.WriterDescriptor, 2)],
            NewSession = true,
        });
        output.Writer.Dispose();
        error.Writer.Dispose();
        using var kill = _cancellationToken.Register(() => process.SignalGroup(Libc.SignalKill));
        var kept = new OutputCapture(KeptOutput, null);
        var errors = new OutputCapture(KeptOutput, null);
        var reading = Task.WhenAll(Task.Run(() => kept.ReadToEnd(output.Reader)), Task.Run(() => errors.ReadToEnd(error.Reader)));
        var status = process.Wait();
        reading.GetAwaiter().GetResult();
        return new ProcessResult(status, kept.Text, errors.Text);
    }

    private static List<string> Environment(string directory)
    {
        var variables = new List<string>
        {
            "PATH=" + string.Join(':', Directories), $"HOME={directory}", $"TMPDIR={directory}", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive",
        };
        foreach (var name in InheritedVariables)
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                variables.Add($"{name}={value}");
            }
        }

        return variables;
    }

    /// <summary>The last lines of what a program said, in one line, for messages.</summary>
    public static string LastWords(ProcessResult result)
    {
        var lines = $"{result.Output}\n{result.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(static l => l.StartsWith("E:", StringComparison.Ordinal) || l.StartsWith("error", StringComparison.OrdinalIgnoreCase)).ToArray();
        var text = new StringBuilder();
        foreach (var line in (errors.Length > 0 ? errors : lines).TakeLast(4))
        {
            text.Append(text.Length > 0 ? "; " : "").Append(line);
        }

        return text.Length == 0 ? $"exit status {result.ExitStatus}" : text.ToString();
    }
}
