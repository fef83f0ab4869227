using System.Xml;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// The parts of a worker's job file (<c>STATEDIR/job</c>, OBS's buildinfo XML) that the engine uses. The file is the
/// backend's, but texts in it are the project's.
/// </summary>
internal sealed record WorkerJobFile
{
    /// <summary>Largest job file read; real ones have some hundred kilobytes.</summary>
    public const int SizeLimit = 64 << 20;

    public string Project { get; init; } = "";

    public string Repository { get; init; } = "";

    public string Package { get; init; } = "";

    public string Arch { get; init; } = "";

    public string SrcMd5 { get; init; } = "";

    public string Reason { get; init; } = "";

    public string RecipeFile { get; init; } = "";

    /// <summary>Reads the elements; unknown ones are skipped, as the schema grows.</summary>
    /// <exception cref="XmlException">The text is not XML.</exception>
    public static WorkerJobFile Parse(Stream xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = SizeLimit,
            IgnoreWhitespace = true,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(xml, settings);
        var job = new WorkerJobFile();
        reader.MoveToContent();
        job = job with
        {
            Project = reader.GetAttribute("project") ?? "",
            Repository = reader.GetAttribute("repository") ?? "",
            Package = reader.GetAttribute("package") ?? "",
        };
        if (reader.IsEmptyElement)
        {
            return job;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF)
        {
            job = ReadElement(reader, job);
        }

        return job;
    }

    private static WorkerJobFile ReadElement(XmlReader reader, WorkerJobFile job)
    {
        switch (reader.LocalName)
        {
            case "arch":
                return job with { Arch = reader.ReadElementContentAsString() };
            case "srcmd5":
                return job with { SrcMd5 = reader.ReadElementContentAsString() };
            case "reason":
                return job with { Reason = reader.ReadElementContentAsString() };
            case "file":
                return job with { RecipeFile = reader.ReadElementContentAsString() };
            default:
                reader.Skip();
                return job;
        }
    }
}
