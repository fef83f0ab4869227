using System.Text.RegularExpressions;

namespace Obs.Hooks.Cli.Tests.Scripts;

/// <summary>An author's directory, and a host whose cache and state are its own.</summary>
internal sealed partial class ScriptDirectory : IDisposable
{
    private readonly string _root = $"/tmp/os-{Guid.NewGuid().ToString("N")[..8]}";

    public ScriptDirectory()
    {
        Directory.CreateDirectory(_root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Config);
    }

    public string Config => Path.Combine(_root, "etc");

    public string PathOf(string name) => Path.Combine(_root, name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs <c>obs-hooks script</c>; what differs from run to run is replaced.</summary>
    public CommandResult Run(FakeHost host, string verb, params string[] arguments)
    {
        var result = RunIn(host, ["script", verb, .. arguments]);
        return new CommandResult(result.Status, Stable(result.Output), Stable(result.Errors));
    }

    public CommandResult RunOnHost(FakeHost host, string verb, params string[] arguments) =>
        Run(host, verb, [.. arguments, "--config-dir", Config, "--state-dir", PathOf("state")]);

    /// <summary>Runs <c>obs-hooks hostcheck</c> as bs_worker does before it takes a job.</summary>
    public CommandResult Hostcheck(FakeHost host, string job) =>
        RunIn(host, ["hostcheck", "--config-dir", Config, "--state-dir", PathOf("state"), "--", job, "precheck", PathOf("root")]);

    /// <summary>Tells when an entry is there: it gets its name when it is whole.</summary>
    public FileSystemWatcher WatchCache() =>
        new(Directory.CreateDirectory(PathOf("cache/scripts"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName, "*.script");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private CommandResult RunIn(FakeHost host, string[] arguments) =>
        host.RunIn(
            new Dictionary<string, string> { ["OBS_HOOKS_CACHEDIRECTORY"] = PathOf("cache") },
            arguments);

    private string Stable(string text) =>
        Hex().Replace(Time().Replace(text.Replace(_root, "DIR", StringComparison.Ordinal), " N ms"), "KEY");

    [GeneratedRegex(@" *[0-9.]+ (ms|s)\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-f]{12}  [0-9-]{10} +[0-9]+")]
    private static partial Regex Hex();
}
