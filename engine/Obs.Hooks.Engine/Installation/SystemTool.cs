using System.Diagnostics;

namespace Obs.Hooks.Engine.Installation;

/// <summary>Runs a small program of the system and reads what it says.</summary>
internal static class SystemTool
{
    /// <summary>Exit status and standard output, or null when there is no such program.</summary>
    public static (int ExitStatus, string Output, string Error)? Run(string program, params ReadOnlySpan<string> arguments)
    {
        if (!File.Exists(program))
        {
            return null;
        }

        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
