using System.Diagnostics;
using System.Reflection;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Sdk.Tests;

/// <summary>A plugin author's first five minutes, with the real SDK.</summary>
public sealed class TemplateTests : IDisposable
{
    private static readonly string Sdk = Path.Combine(
        typeof(TemplateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "RepositoryRoot").Value!,
        "engine",
        "Obs.Hooks.Sdk");

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Template_InstantiatedAndBuilt_IsAPlugin()
    {
        var project = _directory.Combine("Kernel.Check");
        Dotnet("new", "install", Path.Combine(Sdk, "templates", "obs-hook"));
        Dotnet("new", "obs-hook", "--name", "Kernel.Check", "--output", project, "--sdk", Sdk);
        File.ReadAllLines(Path.Combine(project, "HelloHook.cs")).Should().HaveCountLessThanOrEqualTo(15);

        Dotnet("build", project, "--nologo", "-v", "quiet");

        var plugin = Path.Combine(project, "artifacts", "plugins", "kernel-check");
        Directory.GetFiles(plugin).Select(Path.GetFileName).Should()
            .BeEquivalentTo("Kernel.Check.dll", "Kernel.Check.deps.json", "plugin.json");

        // Nothing changed: nothing is written.
        var written = File.GetLastWriteTimeUtc(Path.Combine(plugin, "plugin.json"));
        Dotnet("build", project, "--nologo", "-v", "quiet");
        File.GetLastWriteTimeUtc(Path.Combine(plugin, "plugin.json")).Should().Be(written);

        var published = _directory.Combine("published");
        Dotnet("publish", project, "--nologo", "-v", "quiet", "--output", published);
        File.ReadAllText(Path.Combine(published, "plugin.json")).Should().Contain("\"type\": \"Kernel.Check.HelloHook\"");
    }

    private void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            WorkingDirectory = _directory.FullPath,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Templates of its own, no node left running, and nothing of the test host's own environment.
        start.Environment["DOTNET_CLI_HOME"] = _directory.Combine("home");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var variable in start.Environment.Keys.Where(static name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "dotnet {0} says: {1}", string.Join(' ', arguments), output);
    }
}
