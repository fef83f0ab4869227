using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Installation;

/// <summary>
/// The package manager that owns a file and would write over it with the next update. dpkg can be told to write
/// elsewhere (dpkg-divert(1)); rpm cannot, its distributor adds a trigger.
/// </summary>
internal static class PackageOwner
{
    private const string DpkgQuery = "/usr/bin/dpkg-query";
    private const string DpkgDivert = "/usr/bin/dpkg-divert";

    /// <summary>Whether a dpkg package owns the file.</summary>
    public static bool IsDpkgFile(string path) => SystemTool.Run(DpkgQuery, "--search", path) is { ExitStatus: 0 };

    /// <summary>The rpm package that owns the file, or empty.</summary>
    public static string RpmPackage(string path) =>
        SystemTool.Run("/usr/bin/rpm", "-qf", "--queryformat", "%{NAME}", path) is { ExitStatus: 0 } answer
            ? answer.Output.Trim()
            : "";

    /// <summary>Where dpkg writes the file: the path itself when it is not diverted.</summary>
    public static string TrueName(string path) =>
        SystemTool.Run(DpkgDivert, "--truename", path) is { ExitStatus: 0 } answer ? answer.Output.TrimEnd('\n') : path;

    public static void Divert(string path, string to) =>
        Change("--local", "--no-rename", "--divert", to, "--add", path);

    public static void Undivert(string path) => Change("--local", "--no-rename", "--remove", path);

    private static void Change(params ReadOnlySpan<string> arguments)
    {
        var answer = SystemTool.Run(DpkgDivert, arguments);
        if (answer is not { ExitStatus: 0 })
        {
            throw new EngineException(
                DiagnosticCodes.InstallationStepFailed,
                $"dpkg-divert: {answer?.Error.Trim() ?? "not installed"}",
                ExitStatus.Failed);
        }
    }
}
