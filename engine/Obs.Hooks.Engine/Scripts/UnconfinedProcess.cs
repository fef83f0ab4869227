using System.Collections;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// A script host with the rights of who started it, for a debugger, which could not look into a sandbox. Only
/// <c>obs-hooks script run --debug</c> uses it, on a script its author names; no build does.
/// </summary>
internal sealed class UnconfinedProcess : IHostProcess
{
    private readonly SpawnedProcess _process;
    private readonly string _workDirectory = Directory.CreateTempSubdirectory("obs-hooks-debug-").FullName;

    private UnconfinedProcess(SafeFileHandle channel, int number)
    {
        _process = SpawnedProcess.Start(new SpawnRequest
        {
            Program = ScriptHostFiles.LocalProgram,
            Arguments = [ScriptHostFiles.LocalProgram, "debug", _workDirectory],
            Environment = [.. Variables()],
            Descriptors = [((int)channel.DangerousGetHandle(), number)],
        });
        Exited = Task.Run(_process.Wait);
    }

    public int Id => _process.Id;

    public Task<int> Exited { get; }

    public SandboxCgroupEntry? JournalEntry => null;

    public static UnconfinedProcess Start(SafeFileHandle channel, int number) => new(channel, number);

    public void Kill() => _process.Signal(Libc.SignalKill);

    public void Dispose()
    {
        Kill();
        Exited.Wait();
        Directory.Delete(_workDirectory, recursive: true);
    }

    private static IEnumerable<string> Variables()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            yield return $"{variable.Key}={variable.Value}";
        }
    }
}
