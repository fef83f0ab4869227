using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>
/// Reads the layers of this host, low to high: built-in defaults, <c>hooks.json</c>, <c>conf.d/*.json</c>,
/// <c>projects.d/*.json</c>; files of a directory in ordinal order of their names.
/// </summary>
internal static class HookConfigurationLoader
{
    public const string MainFile = "hooks.json";
    public const string CommonDirectory = "conf.d";
    public const string ProjectsDirectory = "projects.d";

    /// <summary>Reads everything; each file with mistakes adds to <paramref name="bag"/> and keeps what is right in it.</summary>
    public static HookConfiguration Load(string configDirectory, DiagnosticBag bag)
    {
        var shelf = new HostShelf(configDirectory);
        var layers = ImmutableArray.CreateBuilder<ConfigurationLayer>();
        Add(layers, Parse(BuiltInLayer.File, BuiltInLayer.Utf8, TrustClass.Host, bag));
        Add(layers, ReadFile(Path.Combine(configDirectory, MainFile), mayBeMissing: true, shelf, bag));
        foreach (var file in FilesOf(Path.Combine(configDirectory, CommonDirectory), bag))
        {
            Add(layers, ReadFile(file, mayBeMissing: false, shelf, bag));
        }

        foreach (var file in FilesOf(Path.Combine(configDirectory, ProjectsDirectory), bag))
        {
            var layer = ReadFile(file, mayBeMissing: false, shelf, bag);
            if (layer is { Options.Projects.IsEmpty: true })
            {
                RequireProjects(layer, bag);
                continue;
            }

            Add(layers, layer);
        }

        return new HookConfiguration(layers.ToImmutable());
    }

    /// <summary>One layer from its bytes, or null when they are no JSON object.</summary>
    public static ConfigurationLayer? Parse(string file, ReadOnlyMemory<byte> utf8, TrustClass trust, DiagnosticBag bag) =>
        Parse(new SourceText(file, utf8, trust), bag);

    /// <summary>One layer, which may be a part of another file.</summary>
    public static ConfigurationLayer? Parse(SourceText text, DiagnosticBag bag)
    {
        var root = ConfigNodeReader.Read(text, bag);
        return root is null ? null : new ConfigurationLayer(text.File, text.Trust, root, new HooksFileBinder(bag).File(root));
    }

    private static ConfigurationLayer? ReadFile(string file, bool mayBeMissing, ScriptShelf shelf, DiagnosticBag bag) =>
        ConfigFile.Read(file, mayBeMissing, bag) is { } bytes && Parse(file, bytes, TrustClass.Host, bag) is { } layer
            ? layer with { Shelf = shelf }
            : null;

    private static List<string> FilesOf(string directory, DiagnosticBag bag)
    {
        try
        {
            if (!Directory.Exists(directory))
            {
                return [];
            }

            var files = new List<string>(Directory.GetFiles(directory));
            files.RemoveAll(static f => !f.EndsWith(".json", StringComparison.Ordinal));
            files.Sort(StringComparer.Ordinal);
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ConfigFile.ReportUnreadable(directory, e, bag);
            return [];
        }
    }

    private static void RequireProjects(ConfigurationLayer layer, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.MissingKey,
            layer.Root.Find("projects")?.Location ?? layer.Root.Location,
            "no project patterns",
            "\"projects\": [\"home:*\", …]",
            $"say which projects it is for, or move it to {CommonDirectory}");

    private static void Add(ImmutableArray<ConfigurationLayer>.Builder layers, ConfigurationLayer? layer)
    {
        if (layer is not null)
        {
            layers.Add(layer);
        }
    }
}
