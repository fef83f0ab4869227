using System.Diagnostics;

namespace Obs.Hooks.Plugins.Setup.Tests;

/// <summary>Runs the tools that read what the engine makes.</summary>
internal static class Shell
{
    /// <summary>Runs a script of /bin/sh to its end and expects success.</summary>
    /// <param name="script">The script.</param>
    /// <param name="arguments">Its arguments, <c>$1</c> and so on.</param>
    /// <returns>What it wrote, without the last newline.</returns>
    public static string Run(string script, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-euc", script, "sh", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "\"{0}\" must work: {1}{2}", script, errors.Result, output);
        return output.TrimEnd('\n');
    }
}
