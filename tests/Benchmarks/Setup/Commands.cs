using System.Diagnostics;

namespace Obs.Hooks.Benchmarks.Setup;

/// <summary>Runs the programs that prepare a benchmark.</summary>
internal static class Commands
{
    /// <exception cref="InvalidOperationException">It failed; the message has its output.</exception>
    public static string Run(string directory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}:\n{output}");
    }
}
