namespace Obs.Hooks.Sdk.Packing;

/// <summary>The command line, as Plugin.targets writes it.</summary>
internal sealed record PackRequest
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>File name of the main assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The project file: where errors without a better place are reported.</summary>
    public required string Project { get; init; }

    /// <summary>All files of the plugin: path below its directory → where it is now.</summary>
    public required SortedDictionary<string, string> Files { get; init; }

    /// <summary>The plugin's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether <see cref="Directory"/> belongs to the build, so that files are copied to and strays removed from it.</summary>
    public required bool Stage { get; init; }

    public static PackRequest Parse(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options[args[i]] = args[i + 1];
        }

        var stage = options.TryGetValue("--stage", out var directory);
        return new PackRequest
        {
            Id = Required("--id"),
            Version = Required("--version"),
            Assembly = Required("--assembly"),
            Project = Required("--project"),
            Files = ReadList(Required("--files")),
            Directory = Path.TrimEndingDirectorySeparator(directory ?? Required("--published")),
            Stage = stage,
        };

        string Required(string name) =>
            options.TryGetValue(name, out var value) ? value : throw new ArgumentException($"option {name} is missing");
    }

    private static SortedDictionary<string, string> ReadList(string path)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            if (bar > 0)
            {
                files[line[..bar].Replace('\\', '/')] = line[(bar + 1)..];
            }
        }

        return files;
    }
}
