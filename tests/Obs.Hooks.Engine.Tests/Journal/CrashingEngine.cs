using System.Diagnostics;
using System.Globalization;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>Starts Obs.Hooks.CrashHost.</summary>
internal static class CrashingEngine
{
    private const int KilledBySignal9 = 137;

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Obs.Hooks.CrashHost");

    /// <summary>Runs it; null when it was killed at the step, otherwise the number of its steps.</summary>
    public static int? Run(string verb, string directory, int step) =>
        Run(verb, directory, step.ToString(CultureInfo.InvariantCulture));

    /// <summary>As above, with the step's text and occurrence.</summary>
    public static int? Run(string verb, string directory, string step)
    {
        var (status, output) = Execute(Program, verb, directory, step);
        return status switch
        {
            KilledBySignal9 => null,
            0 => int.Parse(output, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"exit status {status}: {output}"),
        };
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Exit status, and standard output followed by standard error.</returns>
    public static (int Status, string Output) Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
