using System.Diagnostics;
using System.Globalization;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>Starts Obs.Hooks.CrashHost.</summary>
internal static class CrashingEngine
{
    private const int KilledBySignal9 = 137;

    /// <summary>Runs it; null when it was killed at the step, otherwise the number of its steps.</summary>
    public static int? Run(string verb, string directory, int step) =>
        Run(verb, directory, step.ToString(CultureInfo.InvariantCulture));

    /// <summary>As above, with the step's text and occurrence.</summary>
    public static int? Run(string verb, string directory, string step)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "Obs.Hooks.CrashHost"),
            [verb, directory, step])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            KilledBySignal9 => null,
            0 => int.Parse(output, CultureInfo.InvariantCulture),
            var status => throw new InvalidOperationException($"exit status {status}: {error.Result}"),
        };
    }
}
