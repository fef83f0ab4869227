using System.Diagnostics;

namespace Obs.Hooks.Benchmarks.ScriptHooks;

/// <summary>The same work as <c>dotnet run hook.cs</c>, which .NET's own tools offer for scripts; built before it is timed.</summary>
internal sealed class FileBasedApp : IDisposable
{
    private const string Text = """
        #:property PublishAot=false
        #:property UseSharedCompilation=false
        var (bytes, count) = (0L, 0);
        foreach (var file in new DirectoryInfo("/usr/share/doc").EnumerateFiles("*", SearchOption.AllDirectories))
        {
            bytes += file.Length;
            if (++count == 3)
            {
                break;
            }
        }

        Console.WriteLine($"{bytes} bytes in {count} results");
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-bench-").FullName;

    public FileBasedApp()
    {
        File.WriteAllText(Path.Combine(_directory, "hook.cs"), Text);

        // No directory above is to give it properties or sources, and it needs no package.
        File.WriteAllText(Path.Combine(_directory, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_directory, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        _ = Run();
        _ = Run();
    }

    /// <summary>Seconds from start to end.</summary>
    public double Run()
    {
        var begin = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", ["run", "hook.cs"])
        {
            WorkingDirectory = _directory,
            RedirectStandardOutput = true,
            Environment =
            {
                ["HOME"] = _directory,
                ["TMPDIR"] = _directory,
                ["DOTNET_CLI_HOME"] = _directory,
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
                ["MSBUILDDISABLENODEREUSE"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.EndsWith("3 results\n", StringComparison.Ordinal)
            ? Stopwatch.GetElapsedTime(begin).TotalSeconds
            : throw new InvalidOperationException($"dotnet run hook.cs failed:\n{output}");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
