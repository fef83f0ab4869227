using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Starts programs for one hook call, each in a session of its own, and ends them with it.</summary>
internal sealed class ProcessRunner : IProcessRunner
{
    private const string SearchPath = "/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly string _workDirectory;
    private readonly IHookLog _log;
    private readonly TimeSpan _grace;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private ImmutableHashSet<SpawnedProcess> _running = [];
    private bool _closed;

    /// <param name="workDirectory">Default working directory and HOME.</param>
    /// <param name="log">Where logged output goes.</param>
    /// <param name="grace">Between SIGTERM and SIGKILL.</param>
    /// <param name="time">Clock.</param>
    public ProcessRunner(string workDirectory, IHookLog log, TimeSpan grace, TimeProvider time)
    {
        _workDirectory = workDirectory;
        _log = log;
        _grace = grace;
        _time = time;
    }

    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using var input = new ProcessPipe();
        using var output = new ProcessPipe();
        using var error = new ProcessPipe();
        var process = Start(request, input, output, error);
        input.Reader.Dispose();
        output.Writer.Dispose();
        error.Writer.Dispose();

        using var termination = cancellationToken.Register(() => _ = TerminateAsync(process));
        var feeding = Task.Run(() => Feed(input.Writer, request.Input), CancellationToken.None);
        var standardOutput = Capture(request);
        var standardError = Capture(request);
        var readings = Task.WhenAll(
            Task.Run(() => standardOutput.ReadToEnd(output.Reader), CancellationToken.None),
            Task.Run(() => standardError.ReadToEnd(error.Reader), CancellationToken.None));
        var status = await Task.Run(process.Wait, CancellationToken.None).ConfigureAwait(false);
        Forget(process);

        // A grandchild may hold the pipes open for ever; what the program itself said is there by now.
        await Task.WhenAny(Task.WhenAll(feeding, readings), Task.Delay(_grace, _time, CancellationToken.None)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessResult(status, standardOutput.Text, standardError.Text)
        {
            Truncated = standardOutput.Truncated || standardError.Truncated,
        };
    }

    /// <summary>Ends everything that still runs, at once, and starts nothing any more.</summary>
    public void KillAll()
    {
        lock (_gate)
        {
            _closed = true;
        }

        foreach (var process in _running)
        {
            process.SignalGroup(Libc.SignalKill);
        }
    }

    private OutputCapture Capture(ProcessRequest request) =>
        new(request.OutputLimit, request.LogOutput ? _log.Info : null);

    private SpawnedProcess Start(ProcessRequest request, ProcessPipe input, ProcessPipe output, ProcessPipe error)
    {
        var program = Find(request.Program);
        lock (_gate)
        {
            if (_closed)
            {
                throw new OperationCanceledException();
            }

            try
            {
                var process = SpawnedProcess.Start(new SpawnRequest
                {
                    Program = program,
                    Arguments = [request.Program, .. request.Arguments],
                    Environment = EnvironmentOf(request),
                    Directory = request.Directory.Length > 0 ? request.Directory : _workDirectory,
                    Descriptors = [(input.ReaderDescriptor, 0), (output.WriterDescriptor, 1), (error.WriterDescriptor, 2)],
                    NewSession = true,
                });
                _running = _running.Add(process);
                return process;
            }
            catch (Win32Exception e)
            {
                throw new FileNotFoundException($"{program}: cannot be started: {e.Message}", program, e);
            }
        }
    }

    private List<string> EnvironmentOf(ProcessRequest request)
    {
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = SearchPath,
            ["HOME"] = _workDirectory,
            ["LC_ALL"] = "C.UTF-8",
        };
        foreach (var (name, value) in request.Environment)
        {
            environment[name] = value;
        }

        return [.. environment.Select(static e => $"{e.Key}={e.Value}")];
    }

    private async Task TerminateAsync(SpawnedProcess process)
    {
        process.SignalGroup(Libc.SignalTerminate);
        await Task.Delay(_grace, _time, CancellationToken.None).ConfigureAwait(false);
        process.SignalGroup(Libc.SignalKill);
    }

    private void Forget(SpawnedProcess process)
    {
        lock (_gate)
        {
            _running = _running.Remove(process);
        }
    }

    private static string Find(string program)
    {
        if (program.Contains('/'))
        {
            return program;
        }

        foreach (var directory in SearchPath.Split(':'))
        {
            var path = Path.Combine(directory, program);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"{program}: no such program in {SearchPath}", program);
    }

    private static void Feed(SafeFileHandle handle, string? text)
    {
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text ?? ""));
        }
        catch (IOException)
        {
            // EPIPE: the program does not read its input
        }
    }
}
