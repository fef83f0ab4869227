using System.Diagnostics;
using System.Text;

namespace Obs.Hooks.Lab.Tests;

/// <summary>Runs programs with a small, known environment.</summary>
internal static class Tool
{
    public static IReadOnlyDictionary<string, string> NoEnvironment { get; } = new Dictionary<string, string>();

    public static ToolResult Run(string program, params ReadOnlySpan<string> arguments) =>
        RunIn("/", NoEnvironment, program, arguments);

    public static ToolResult RunIn(
        string directory,
        IReadOnlyDictionary<string, string> environment,
        string program,
        params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = "/root";
        // Where the runtime is when it is not in a place of the system's.
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
        {
            start.Environment["DOTNET_ROOT"] = runtime;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is not null)
            {
                lock (output)
                {
                    output.Append(line).Append('\n');
                }
            }
        }
    }
}
