using System.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Cli.Tests;

/// <summary>
/// A configuration directory and plugins. The directory's name always has the same length, so that tables wrap the same
/// on every machine.
/// </summary>
public sealed class FakeHost : IDisposable
{
    private const string Placeholder = "/tmp/oh-xxxxxxxx";

    private readonly string _root = $"/tmp/oh-{Guid.NewGuid().ToString("N")[..8]}";

    public FakeHost()
    {
        Directory.CreateDirectory(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var plugins = Directory.CreateDirectory(Path.Combine(_root, "plugins")).FullName;
        foreach (var manifest in FakePlugins.All)
        {
            Install(plugins, manifest);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Runs obs-hooks with one of the configurations below Host.</summary>
    internal CommandResult RunWith(string configuration, string verb, params string[] arguments) =>
        Run([verb, "--config-dir", Configuration(configuration), "--plugin-dir", Path.Combine(_root, "plugins"), .. arguments]);

    /// <summary>Runs obs-hooks.</summary>
    internal CommandResult Run(params string[] arguments) => RunIn(new Dictionary<string, string>(), arguments);

    /// <summary>Runs obs-hooks with more environment variables; in their values <c>PLUGINS</c> is the plugin directory.</summary>
    internal CommandResult RunIn(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "obs-hooks"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value.Replace("PLUGINS", Path.Combine(_root, "plugins"), StringComparison.Ordinal);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, Stable(output), Stable(errors.Result));
    }

    private string Stable(string text) => text.Replace(_root, Placeholder, StringComparison.Ordinal);

    /// <summary>A copy with a path of known length.</summary>
    private string Configuration(string name)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Host", name);
        var target = Path.Combine(_root, name);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return target;
    }

    private static void Install(string plugins, PluginManifest manifest)
    {
        var directory = Directory.CreateDirectory(Path.Combine(plugins, manifest.Id)).FullName;
        File.WriteAllText(Path.Combine(directory, manifest.Assembly), FakePlugins.Code);
        File.WriteAllBytes(Path.Combine(directory, PluginNames.ManifestFile), PluginManifestWriter.Write(manifest));
    }
}
