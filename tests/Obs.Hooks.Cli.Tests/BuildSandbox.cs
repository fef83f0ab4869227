using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Obs.Hooks.Cli.Tests;

/// <summary>A directory with a stand-in for the real <c>build</c>, in which obs-hooks runs as a program.</summary>
internal sealed class BuildSandbox : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;

    public BuildSandbox(string script)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(RealBuild, "#!/bin/bash\n" + script);
        File.SetUnixFileMode(RealBuild, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Root => At("root");

    public string RealBuild => At("build");

    public string State => At("engine-state");

    public string At(string name) => Path.Combine(_directory, name);

    /// <summary>Starts <c>obs-hooks build … -- argv</c>.</summary>
    public Process Start(params string[] argv) =>
        StartProgram(["build", "--real", RealBuild, "--config-dir", At("etc"), "--state-dir", State, "--plugin-dir", At("plugins"), "--", .. argv]);

    /// <summary>Starts obs-hooks with any arguments.</summary>
    public Process StartProgram(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory,
        };
        start.Environment.Remove("BUILD_DIR");
        return Process.Start(start)!;
    }

    /// <summary>Runs <c>obs-hooks build … -- argv</c> to its end.</summary>
    public CommandResult Run(params string[] argv)
    {
        using var process = Start(argv);
        return End(process);
    }

    /// <summary>Waits for a program's end.</summary>
    public static CommandResult End(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, errors.Result);
    }

    /// <summary>Waits until something is so.</summary>
    public static void Until(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"still not so: {what}");
            }

            Thread.Sleep(10);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
