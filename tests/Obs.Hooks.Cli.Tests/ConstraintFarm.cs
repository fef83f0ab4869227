using System.Diagnostics;

namespace Obs.Hooks.Cli.Tests;

/// <summary>Runs obs-hooks in one of the package directories below Farm, which has eight workers.</summary>
internal static class ConstraintFarm
{
    private static readonly string _root = Path.Combine(AppContext.BaseDirectory, "Farm");

    public static string FullName(string name) => Path.Combine(_root, name);

    /// <summary>With the workers of the farm.</summary>
    public static CommandResult Ask(string directory, string verb, params string[] arguments) =>
        Run(directory, ["constraints", verb, "--workers", "../workers", .. arguments]);

    public static CommandResult Run(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"), arguments)
        {
            WorkingDirectory = FullName(directory),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, errors.Result);
    }
}
