using System.Reflection;

namespace Obs.Hooks.Engine.Tests.Plugins;

/// <summary>Where the build left the plugins of tests/TestPlugins and those that ship.</summary>
internal static class BuiltPlugins
{
    public static string RepositoryRoot { get; } = typeof(BuiltPlugins).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The plugin directories of the plugins that ship, sorted.</summary>
    public static IReadOnlyList<string> Shipped { get; } = Directory
        .CreateDirectory(Path.Combine(RepositoryRoot, "plugins"))
        .GetFiles("*.csproj", SearchOption.AllDirectories)
        .Select(static project => Path.Combine(RepositoryRoot, "artifacts", "plugins", IdOf(project.Directory!.Name)))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>The directory of a test plugin.</summary>
    public static string Of(string project, string id) =>
        Path.Combine(RepositoryRoot, "artifacts", "test-plugins", project, id);

    /// <summary>BuildCompare as build-compare.</summary>
    private static string IdOf(string directory) =>
        string.Concat(directory.Select(static (c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"-{c}" : $"{c}")).ToLowerInvariant();
}
