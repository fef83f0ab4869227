namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>The small program that runs the hook where the test process cannot be.</summary>
internal static class RunnerProgram
{
    /// <summary>Path of its assembly, for <c>dotnet</c>.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "cleanup-runner.dll");
}
