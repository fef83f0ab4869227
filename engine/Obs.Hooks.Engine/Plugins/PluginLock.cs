using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// <c>hooks.lock.json</c>: which plugins, bit for bit, this host loads. Without the file every trusted directory is
/// believed; with it nothing that it does not name.
/// </summary>
internal sealed class PluginLock
{
    public const string FileName = "hooks.lock.json";

    private PluginLock(string path) => Path = path;

    public string Path { get; }

    /// <summary>Whether the file is there, readable or not.</summary>
    public bool Exists { get; private init; }

    /// <summary>Why the file cannot be used; every plugin is refused then.</summary>
    public Diagnostic? Broken { get; private init; }

    public ImmutableArray<LockedPlugin> Plugins { get; private init; } = [];

    /// <summary>No lock, whatever the file says.</summary>
    public static PluginLock None(string configDirectory) => new(System.IO.Path.Combine(configDirectory, FileName));

    public static PluginLock Read(string configDirectory)
    {
        var none = None(configDirectory);
        var path = none.Path;
        if (!File.Exists(path))
        {
            return none;
        }

        try
        {
            using var directory = TrustedDirectory.Open(configDirectory);
            using var file = directory?.OpenFile(FileName);
            return file is null ? none : Parse(path, PluginFile.ReadAll(file, path));
        }
        catch (UntrustedPathException e)
        {
            return new PluginLock(path) { Exists = true, Broken = e.Diagnostic with { Code = DiagnosticCodes.BrokenLock } };
        }
        catch (IOException e)
        {
            return new PluginLock(path) { Exists = true, Broken = BrokenAt(new SourceLocation(path), e.Message) };
        }
    }

    /// <returns>Why the plugin must not be used, or null.</returns>
    public Diagnostic? Check(string id, string manifestPath, string digest)
    {
        if (!Exists || Broken is not null)
        {
            return Broken;
        }

        foreach (var locked in Plugins)
        {
            if (string.Equals(locked.Id, id, StringComparison.Ordinal))
            {
                return locked.Digest == digest ? null : new Diagnostic(
                    DiagnosticCodes.PluginNotAsLocked,
                    DiagnosticSeverity.Error,
                    new SourceLocation(manifestPath),
                    $"SHA-256 {digest}",
                    $"SHA-256 {locked.Digest} (version {locked.Version}), as {Path} says",
                    "if you updated the plugin, run obs-hooks lock --update; if not, somebody else did");
            }
        }

        return new Diagnostic(
            DiagnosticCodes.PluginNotLocked,
            DiagnosticSeverity.Error,
            new SourceLocation(manifestPath),
            $"plugin \"{id}\" (SHA-256 {digest}), which {Path} does not name",
            "a locked plugin",
            "if you installed it, run obs-hooks lock --update");
    }

    private static PluginLock Parse(string path, byte[] json)
    {
        var bag = new DiagnosticBag();
        try
        {
            if (ConfigNodeReader.Read(path, json, TrustClass.Host, bag) is { } root && bag.Count == 0)
            {
                return new PluginLock(path) { Exists = true, Plugins = Bind(root) };
            }
        }
        catch (BrokenManifestException e)
        {
            return new PluginLock(path) { Exists = true, Broken = BrokenAt(e.Node.Location, e.Found) };
        }

        return new PluginLock(path) { Exists = true, Broken = BrokenAt(bag.First().Location, bag.First().Found) };
    }

    private static ImmutableArray<LockedPlugin> Bind(ConfigNode root)
    {
        var members = root.Member("plugins", ConfigNodeKind.Object).Members;
        var plugins = ImmutableArray.CreateBuilder<LockedPlugin>(members.Length);
        foreach (var member in members)
        {
            plugins.Add(new LockedPlugin(member.Name, member.Value.Text("version"), member.Value.Text("digest")));
        }

        return plugins.ToImmutable();
    }

    private static Diagnostic BrokenAt(SourceLocation location, string found) => new(
        DiagnosticCodes.BrokenLock,
        DiagnosticSeverity.Error,
        location,
        found,
        "what obs-hooks lock --update writes",
        "no plugin is loaded until it is mended: run obs-hooks lock --update");
}
