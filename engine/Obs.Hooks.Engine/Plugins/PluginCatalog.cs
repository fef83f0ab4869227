using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>
/// The plugins of this host: the sub-directories with a plugin.json of each plugin directory. Only manifests are read here;
/// the files are verified when one is loaded.
/// </summary>
internal static class PluginCatalog
{
    /// <summary>Finds all plugins.</summary>
    /// <param name="options">Names the plugin directories; of two plugins with one id the first found wins.</param>
    /// <param name="bag">
    /// Receives a warning for every plugin that is refused or hidden. A refused one is still returned, with its
    /// <see cref="InstalledPlugin.Refusal"/>: who uses it must say so as an error.
    /// </param>
    /// <param name="pins">The lock to hold them against; read from the configuration directory when null.</param>
    /// <returns>Sorted by id.</returns>
    public static ImmutableArray<InstalledPlugin> Discover(EngineOptions options, DiagnosticBag bag, PluginLock? pins = null)
    {
        var found = new List<InstalledPlugin>();
        foreach (var root in options.PluginDirectories)
        {
            if (!Directory.Exists(root))
            {
                continue;
            }

            pins ??= PluginLock.Read(options.ConfigDirectory);
            AddAll(root, pins, found, bag);
        }

        found.Sort(static (a, b) => string.CompareOrdinal(a.Manifest.Id, b.Manifest.Id));
        return [.. found];
    }

    private static void AddAll(string root, PluginLock pins, List<InstalledPlugin> found, DiagnosticBag bag)
    {
        TrustedDirectory directory;
        try
        {
            directory = TrustedDirectory.Open(root)!;
        }
        catch (UntrustedPathException e)
        {
            AddUntrusted(root, e.Diagnostic, found, bag);
            return;
        }

        using (directory)
        {
            foreach (var name in directory.Names())
            {
                var path = Path.Combine(directory.Path, name);
                if (HasManifest(path))
                {
                    Add(Read(directory, path, pins), found, bag);
                }
            }
        }
    }

    /// <summary>Others may have made the names in there: only those that could be plugins are ever repeated.</summary>
    private static void AddUntrusted(string root, Diagnostic reason, List<InstalledPlugin> found, DiagnosticBag bag)
    {
        bag.Warning(reason.Code, reason.Location, reason.Found, reason.Expected, reason.Fix);
        foreach (var path in Directory.GetDirectories(root))
        {
            var name = Path.GetFileName(path);
            if (PluginNames.IsId(name) && HasManifest(path) && !found.Exists(other => other.Manifest.Id == name))
            {
                found.Add(Refused(path, reason));
            }
        }
    }

    private static bool HasManifest(string path) => File.Exists(Path.Combine(path, PluginNames.ManifestFile));

    private static void Add(InstalledPlugin plugin, List<InstalledPlugin> found, DiagnosticBag bag)
    {
        if (found.Find(other => other.Manifest.Id == plugin.Manifest.Id) is { } first)
        {
            bag.Warning(
                DiagnosticCodes.HiddenPlugin,
                new SourceLocation(Path.Combine(plugin.Directory, PluginNames.ManifestFile)),
                $"plugin \"{plugin.Manifest.Id}\" a second time",
                "one plugin of that id",
                $"the one in {first.Directory} is used");
            return;
        }

        found.Add(plugin);
        if (plugin.Refusal is { } refusal)
        {
            bag.Warning(refusal.Code, refusal.Location, refusal.Found, refusal.Expected, refusal.Fix);
        }
    }

    private static InstalledPlugin Read(TrustedDirectory root, string path, PluginLock pins)
    {
        try
        {
            using var directory = root.OpenChild(Path.GetFileName(path));
            using var file = directory?.OpenFile(PluginNames.ManifestFile);
            var manifestPath = Path.Combine(path, PluginNames.ManifestFile);
            if (file is null)
            {
                return Refused(path, new Diagnostic(
                    DiagnosticCodes.BrokenPluginManifest,
                    DiagnosticSeverity.Error,
                    new SourceLocation(manifestPath),
                    "no such file any more",
                    "a manifest",
                    ""));
            }

            var json = PluginFile.ReadAll(file, manifestPath);
            if (PluginManifestReader.Read(json, manifestPath, out var broken) is not { } manifest)
            {
                return Refused(path, broken!);
            }

            var digest = Sha256.HexOf(json);
            return new InstalledPlugin(path, manifest)
            {
                ManifestDigest = digest,
                Refusal = pins.Check(manifest.Id, manifestPath, digest)
                    ?? PluginContract.Check(manifest.Id, Version.Parse(manifest.Contract), manifestPath),
            };
        }
        catch (UntrustedPathException e)
        {
            return Refused(path, e.Diagnostic);
        }
        catch (IOException e)
        {
            return Refused(path, new Diagnostic(
                DiagnosticCodes.BrokenPluginManifest, DiagnosticSeverity.Error, new SourceLocation(path), e.Message, "a readable manifest", ""));
        }
    }

    /// <summary>Nothing in it is believed: it goes by the name of its directory.</summary>
    private static InstalledPlugin Refused(string path, Diagnostic reason) =>
        new(path, new PluginManifest { Id = Path.GetFileName(path), Version = "", Assembly = "", Contract = "", Digest = "" })
        {
            Refusal = reason,
        };
}
