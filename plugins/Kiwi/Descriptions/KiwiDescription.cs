using System.Collections.Immutable;
using System.Xml;

namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>What has to be known of an image description before kiwi reads it. Hostile: it is the package's.</summary>
internal sealed record KiwiDescription
{
    private const long LargestFile = 4 << 20;

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    public ImmutableArray<DescribedType> Types { get; init; } = [];

    /// <summary><c>distribution</c> of the first repository of Debian packages that has one; empty if none has.</summary>
    public string Distribution { get; init; } = "";

    /// <summary><c>components</c> of that repository.</summary>
    public ImmutableArray<string> Components { get; init; } = ["main"];

    /// <summary>The profiles of an <c>OBS-Profiles</c> comment, <c>@BUILD_FLAVOR@</c> not yet replaced.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Whether it describes a product (an <c>instsource</c>): no image.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Finds the description among a job's sources and reads it.</summary>
    /// <param name="recipe">The recipe's path.</param>
    /// <param name="sources">Directory of the sources.</param>
    /// <exception cref="DescriptionException">There is none, or several, or it is no XML.</exception>
    public static KiwiDescription Find(string recipe, string sources)
    {
        var names = Directory.Exists(sources)
            ? Directory.EnumerateFiles(sources, "*.kiwi").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList()
            : [];
        return names switch
        {
            [] => throw new DescriptionException($"{Codes.NoDescription}: {recipe}: found no kiwi file; expected one *.kiwi among the sources; add it"),
            [var name] => Read(Path.Combine(sources, name)),
            _ => throw new DescriptionException(
                $"{Codes.SeveralDescriptions}: {string.Join(", ", names)}: found {names.Count} kiwi files; expected one, since kiwi takes the first it finds whatever the job's recipe is; "
                + "for several images use one file with profiles, and a _multibuild"),
        };
    }

    private static KiwiDescription Read(string path)
    {
        var name = Path.GetFileName(path);
        var file = new FileInfo(path);
        if (file.LinkTarget is not null || file.Length > LargestFile)
        {
            throw new DescriptionException(
                $"{Codes.BadDescription}: {name}: found {(file.LinkTarget is null ? $"{file.Length} bytes" : "a link")}; expected a file of at most {LargestFile >> 20} MiB; put the description itself there");
        }

        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return new DescriptionReader(name, reader).Read();
        }
        catch (XmlException e)
        {
            throw new DescriptionException($"{Codes.BadDescription}: {name}:{e.LineNumber}:{e.LinePosition}: found no XML ({e.Message}); expected an image description; correct it there");
        }
    }
}
