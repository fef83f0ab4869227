namespace Obs.Hooks.Engine.Builds;

/// <summary>The environment variables that <c>build</c> honours besides its options.</summary>
/// <param name="BuildDir">BUILD_DIR: where the build code is.</param>
/// <param name="BuildRoot">BUILD_ROOT, or the default of <c>build</c>.</param>
/// <param name="BuildDist">BUILD_DIST.</param>
internal sealed record BuildEnvironment(string BuildDir, string BuildRoot, string BuildDist)
{
    /// <summary>From this process's environment.</summary>
    public static BuildEnvironment Current =>
        new(
            Environment.GetEnvironmentVariable("BUILD_DIR") ?? "",
            Environment.GetEnvironmentVariable("BUILD_ROOT") is { Length: > 0 } root ? root : "/var/tmp/build-root",
            Environment.GetEnvironmentVariable("BUILD_DIST") ?? "");
}
