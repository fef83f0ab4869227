using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// <c>hooks.lock.json</c>: which plugins, bit for bit, this host loads. Without the file every trusted directory is
/// believed; with it nothing that it does not name.
/// </summary>
internal sealed class PluginLock
{
    public const string FileName = "hooks.lock.json";

    private readonly SortedDictionary<string, LockedPlugin>? _plugins;
    private readonly Diagnostic? _broken;

    private PluginLock(string path, SortedDictionary<string, LockedPlugin>? plugins, Diagnostic? broken)
    {
        Path = path;
        _plugins = plugins;
        _broken = broken;
    }

    public string Path { get; }

    /// <summary>Whether the file is there, readable or not.</summary>
    public bool Exists => _plugins is not null || _broken is not null;

    /// <summary>Why the file cannot be used; every plugin is refused then.</summary>
    public Diagnostic? Broken => _broken;

    public IReadOnlyDictionary<string, LockedPlugin> Plugins =>
        _plugins ?? new SortedDictionary<string, LockedPlugin>(StringComparer.Ordinal);

    public static PluginLock Read(string configDirectory)
    {
        var path = System.IO.Path.Combine(configDirectory, FileName);
        if (!File.Exists(path))
        {
            return new PluginLock(path, null, null);
        }

        try
        {
            using var directory = TrustedDirectory.Open(configDirectory);
            using var file = directory?.OpenFile(FileName);
            if (file is null)
            {
                return new PluginLock(path, null, null);
            }

            var content = JsonSerializer.Deserialize(PluginFile.ReadAll(file, path), PluginLockJson.Default.PluginLockFile);
            return content is null
                ? new PluginLock(path, null, BrokenAt(new SourceLocation(path), "null"))
                : new PluginLock(path, content.Plugins, null);
        }
        catch (JsonException e)
        {
            var location = new SourceLocation(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            return new PluginLock(path, null, BrokenAt(location, "invalid JSON"));
        }
        catch (UntrustedPathException e)
        {
            return new PluginLock(path, null, e.Diagnostic with { Code = DiagnosticCodes.BrokenLock });
        }
    }

    /// <returns>Why the plugin must not be used, or null.</returns>
    public Diagnostic? Check(string id, string manifestPath, string digest)
    {
        if (_broken is not null)
        {
            return _broken;
        }

        if (_plugins is null)
        {
            return null;
        }

        if (!_plugins.TryGetValue(id, out var locked))
        {
            return new Diagnostic(
                DiagnosticCodes.PluginNotLocked,
                DiagnosticSeverity.Error,
                new SourceLocation(manifestPath),
                $"plugin \"{id}\" (SHA-256 {digest}), which {Path} does not name",
                "a locked plugin",
                "if you installed it, run obs-hooks lock --update");
        }

        return locked.Digest == digest
            ? null
            : new Diagnostic(
                DiagnosticCodes.PluginNotAsLocked,
                DiagnosticSeverity.Error,
                new SourceLocation(manifestPath),
                $"SHA-256 {digest}",
                $"SHA-256 {locked.Digest} (version {locked.Version}), as {Path} says",
                "if you updated the plugin, run obs-hooks lock --update; if not, somebody else did");
    }

    private static Diagnostic BrokenAt(SourceLocation location, string found) => new(
        DiagnosticCodes.BrokenLock,
        DiagnosticSeverity.Error,
        location,
        found,
        "what obs-hooks lock --update writes",
        "no plugin is loaded until it is mended: run obs-hooks lock --update");
}
