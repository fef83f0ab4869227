using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Reads each file of a plugin once and compares it with the manifest.</summary>
internal static class PluginVerifier
{
    /// <summary>Verifies a plugin completely.</summary>
    /// <returns>The files that hold code, by path below the plugin's directory.</returns>
    /// <exception cref="UntrustedPathException">The plugin is not what its manifest says, or others could change it.</exception>
    public static SortedDictionary<string, VerifiedFile> Verify(InstalledPlugin plugin)
    {
        using var directory = TrustedDirectory.Open(plugin.Directory)
            ?? throw Differs(plugin.Directory, "no such directory any more", "the plugin's directory");
        var files = plugin.Manifest.Files;
        var code = new SortedDictionary<string, VerifiedFile>(StringComparer.Ordinal);
        var seen = 0;
        Walk(directory, "", (path, open) =>
        {
            if (path == PluginNames.ManifestFile)
            {
                return;
            }

            var full = Path.Combine(plugin.Directory, path);
            if (!files.TryGetValue(path, out var expected))
            {
                throw Differs(full, "a file that is not in the manifest", "exactly the files of the manifest");
            }

            seen++;
            using var file = open();
            var bytes = PluginFile.ReadAll(file, full);
            var found = Sha256.HexOf(bytes);
            if (found != expected)
            {
                throw new UntrustedPathException(new Diagnostic(
                    DiagnosticCodes.PluginFileChanged,
                    DiagnosticSeverity.Error,
                    new SourceLocation(full),
                    $"SHA-256 {found}",
                    $"SHA-256 {expected}, as {PluginNames.ManifestFile} says",
                    "install the plugin again"));
            }

            if (IsCode(path))
            {
                code.Add(path, VerifiedFile.Create(path, bytes));
            }
        });

        return seen == files.Count ? code : throw MissingFile(plugin);
    }

    /// <summary>Whether something can be loaded from it; other files are verified and forgotten.</summary>
    private static bool IsCode(string path) =>
        path.EndsWith(".dll", StringComparison.Ordinal)
        || path.EndsWith(".so", StringComparison.Ordinal)
        || Path.GetFileName(path).Contains(".so.", StringComparison.Ordinal);

    /// <summary>
    /// By name: every directory was checked to be changeable by trusted users only, so that names cannot be swapped between
    /// listing and opening, and opening refuses symbolic links.
    /// </summary>
    private static void Walk(TrustedDirectory directory, string prefix, Action<string, Func<SafeFileHandle>> visit)
    {
        foreach (var entry in new DirectoryInfo(directory.Path).EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry is DirectoryInfo && entry.LinkTarget is null)
            {
                using var child = directory.OpenChild(entry.Name)
                    ?? throw Differs(entry.FullName, "gone while it was read", "a plugin at rest");
                Walk(child, path + "/", visit);
            }
            else
            {
                visit(path, () => directory.OpenFile(entry.Name)
                    ?? throw Differs(entry.FullName, "gone while it was read", "a plugin at rest"));
            }
        }
    }

    private static UntrustedPathException MissingFile(InstalledPlugin plugin)
    {
        foreach (var path in plugin.Manifest.Files.Keys)
        {
            var full = Path.Combine(plugin.Directory, path);
            if (!File.Exists(full))
            {
                return Differs(full, "no such file", "the file the manifest names");
            }
        }

        return Differs(plugin.Directory, "a file less than its manifest names", "exactly the files of the manifest");
    }

    private static UntrustedPathException Differs(string path, string found, string expected) => new(new Diagnostic(
        DiagnosticCodes.PluginFileSetDiffers,
        DiagnosticSeverity.Error,
        new SourceLocation(path),
        found,
        expected,
        "install the plugin again"));
}
