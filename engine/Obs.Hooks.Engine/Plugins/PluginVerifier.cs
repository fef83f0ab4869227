using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Reads each file of a plugin once and compares it with the manifest.</summary>
internal static class PluginVerifier
{
    /// <summary>Verifies a plugin completely.</summary>
    /// <returns>The files that hold code, by path below the plugin's directory.</returns>
    /// <exception cref="UntrustedPathException">The plugin is not what its manifest says, or others could change it.</exception>
    public static Dictionary<string, VerifiedFile> Verify(InstalledPlugin plugin)
    {
        using var directory = TrustedDirectory.Open(plugin.Directory)
            ?? throw Differs(plugin.Directory, "no such directory any more", "the plugin's directory");
        var code = new Dictionary<string, VerifiedFile>(StringComparer.Ordinal);
        var seen = Verify(directory, "", plugin.Manifest.Files, code);
        return seen == plugin.Manifest.Files.Length ? code : throw MissingFile(plugin);
    }

    /// <summary>
    /// By name: every directory was checked to be changeable by trusted users only, so that names cannot be swapped between
    /// listing and opening, and opening refuses symbolic links.
    /// </summary>
    /// <returns>How many files of the manifest were there.</returns>
    private static int Verify(
        TrustedDirectory directory, string prefix, ImmutableArray<PluginManifestFile> files, Dictionary<string, VerifiedFile> code)
    {
        var seen = 0;
        foreach (var name in directory.Names())
        {
            var path = prefix + name;
            if (Find(files, path) is { } file)
            {
                seen++;
                Verify(directory, name, file, code);
            }
            else if (IsDirectoryOf(files, path + "/"))
            {
                using var child = directory.OpenChild(name) ?? throw Vanished(directory, name);
                seen += Verify(child, path + "/", files, code);
            }
            else if (path != PluginNames.ManifestFile)
            {
                throw Differs(Path.Combine(directory.Path, name), "something that is not in the manifest", "exactly the files of the manifest");
            }
        }

        return seen;
    }

    private static void Verify(TrustedDirectory directory, string name, PluginManifestFile expected, Dictionary<string, VerifiedFile> code)
    {
        var path = Path.Combine(directory.Path, name);
        using var file = directory.OpenFile(name) ?? throw Vanished(directory, name);
        var bytes = PluginFile.ReadAll(file, path);
        var found = Sha256.HexOf(bytes);
        if (found != expected.Sha256)
        {
            throw new UntrustedPathException(new Diagnostic(
                DiagnosticCodes.PluginFileChanged,
                DiagnosticSeverity.Error,
                new SourceLocation(path),
                $"SHA-256 {found}",
                $"SHA-256 {expected.Sha256}, as {PluginNames.ManifestFile} says",
                "install the plugin again"));
        }

        if (IsCode(name))
        {
            code.Add(expected.Path, VerifiedFile.Create(name, bytes));
        }
    }

    /// <summary>Whether something can be loaded from it; other files are verified and forgotten.</summary>
    private static bool IsCode(string name) =>
        name.EndsWith(".dll", StringComparison.Ordinal)
        || name.EndsWith(".so", StringComparison.Ordinal)
        || name.Contains(".so.", StringComparison.Ordinal);

    private static bool IsDirectoryOf(ImmutableArray<PluginManifestFile> files, string prefix)
    {
        foreach (var file in files)
        {
            if (file.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static PluginManifestFile? Find(ImmutableArray<PluginManifestFile> files, string path)
    {
        foreach (var file in files)
        {
            if (string.Equals(file.Path, path, StringComparison.Ordinal))
            {
                return file;
            }
        }

        return null;
    }

    private static UntrustedPathException MissingFile(InstalledPlugin plugin)
    {
        foreach (var file in plugin.Manifest.Files)
        {
            var full = Path.Combine(plugin.Directory, file.Path);
            if (!File.Exists(full))
            {
                return Differs(full, "no such file", "the file the manifest names");
            }
        }

        return Differs(plugin.Directory, "a file less than its manifest names", "exactly the files of the manifest");
    }

    private static UntrustedPathException Vanished(TrustedDirectory directory, string name) =>
        Differs(Path.Combine(directory.Path, name), "gone while it was read", "a plugin at rest");

    private static UntrustedPathException Differs(string path, string found, string expected) => new(new Diagnostic(
        DiagnosticCodes.PluginFileSetDiffers,
        DiagnosticSeverity.Error,
        new SourceLocation(path),
        found,
        expected,
        "install the plugin again"));
}
