using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Providers;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>A directory with .deb files as a repository for apt: <c>deb [trusted=yes] copy:DIRECTORY ./</c>.</summary>
internal static class DebPool
{
    private const int MostPackages = 100_000;

    /// <summary>Reads what is in the files themselves, so that no index has to be trusted or made by others.</summary>
    /// <exception cref="EngineException">A file is no package.</exception>
    public static ImmutableArray<DebFile> Read(string directory, HostPrograms programs)
    {
        var dpkg = HostPrograms.Require("dpkg-deb", "dpkg");
        var files = Directory.GetFiles(directory, "*.deb").Order(StringComparer.Ordinal).Take(MostPackages).ToArray();
        var read = new DebFile[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = programs.CancellationToken }, index =>
        {
            var result = PlainProgram.Run(dpkg, "-f", files[index]);
            var fields = Fields(result.Output);
            if (result.ExitStatus != 0 || !fields.TryGetValue("Package", out var name) || !fields.TryGetValue("Version", out var version))
            {
                throw new EngineException(
                    DiagnosticCodes.ToolsBuildFailed, $"{files[index]} is no Debian package: {HostPrograms.LastWords(result)}");
            }

            read[index] = new DebFile(files[index], result.Output, new ToolsPackage(name, version, FileDigest.Of(files[index])));
        });
        return [.. read];
    }

    public static ImmutableArray<ToolsPackage> PackagesOf(ImmutableArray<DebFile> files) =>
        RootInfo.Sorted(files.Select(static f => f.Package));

    public static IEnumerable<(string Name, string Path)> NamesOf(ImmutableArray<DebFile> files) =>
        files.Select(static f => (f.Package.Name, f.Path));

    /// <summary>Makes a repository in a directory: an index, and links to the files.</summary>
    /// <returns>The line for sources.list.</returns>
    public static string WriteRepository(string directory, ImmutableArray<DebFile> files)
    {
        Directory.CreateDirectory(directory);
        var index = new StringBuilder();
        for (var i = 0; i < files.Length; i++)
        {
            // Names of our own: what a file is called must not matter to apt.
            var name = string.Create(CultureInfo.InvariantCulture, $"{i}.deb");
            File.CreateSymbolicLink(Path.Combine(directory, name), files[i].Path);
            index.Append(files[i].Control.TrimEnd('\n'))
                .Append(CultureInfo.InvariantCulture, $"\nFilename: ./{name}\nSize: {new FileInfo(files[i].Path).Length}\n")
                .Append(CultureInfo.InvariantCulture, $"SHA256: {files[i].Package.Digest}\n\n");
        }

        File.WriteAllText(Path.Combine(directory, "Packages"), index.ToString());
        return $"deb [trusted=yes] copy:{directory} ./";
    }

    private static Dictionary<string, string> Fields(string control)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in control.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[0] != ' ')
            {
                fields.TryAdd(line[..colon], line[(colon + 1)..].Trim());
            }
        }

        return fields;
    }
}
