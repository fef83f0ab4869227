using System.Diagnostics;
using Obs.Hooks.Engine.Tests.Journal;

namespace Obs.Hooks.Engine.Tests.Tools;

/// <summary>Obs.Hooks.CrashHost while it runs.</summary>
internal sealed class RunningEngine(params string[] arguments) : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo(CrashingEngine.Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Its next lines.</summary>
    public List<string?> Lines(int count) => [.. Enumerable.Range(0, count).Select(_ => _process.StandardOutput.ReadLine())];

    /// <summary>What it prints until its end.</summary>
    public string[] Rest()
    {
        var errors = _process.StandardError.ReadToEndAsync();
        var lines = _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return lines;
    }

    /// <summary>Lets it go on.</summary>
    public void Answer() => _process.StandardInput.WriteLine();

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
