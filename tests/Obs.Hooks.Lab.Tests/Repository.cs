using System.Reflection;

namespace Obs.Hooks.Lab.Tests;

/// <summary>Where the repository's own programs and published files are.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.TrimEndingDirectorySeparator(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static a => a.Key == "RepositoryRoot").Value!);

    public static string LabScript => Path.Combine(Root, "tests/Lab/obs-lab.sh");

    /// <summary>The packages of the build root, downloaded by <c>obs-lab.sh debs</c>.</summary>
    public static string Packages => Path.Combine(Root, "artifacts/lab/debs");

    /// <summary>The packages of an image, downloaded by <c>tools-debs</c>.</summary>
    public static string ImagePackages => Path.Combine(Root, "artifacts/lab/image-debs");

    /// <summary>The packages of tools roots, downloaded by <c>tools-debs</c>.</summary>
    public static string ToolsPackages => Path.Combine(Root, "artifacts/lab/tools-debs");

    /// <summary>Tools roots that the tests share.</summary>
    public static string ToolsStore => Path.Combine(Root, "artifacts/lab/tools");

    /// <summary>obs-build's own .deb, for updates.</summary>
    public static string Downloads => Path.Combine(Root, "artifacts/lab/downloads");

    /// <summary>The published engine.</summary>
    public static string Distribution => Path.Combine(Root, "artifacts/dist");

    /// <summary>The hooks of these tests.</summary>
    public static string LabPlugin => Path.Combine(Root, "artifacts/test-plugins/LabHooks/lab");
}
