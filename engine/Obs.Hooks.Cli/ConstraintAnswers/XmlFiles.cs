using System.Xml;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>How XML of others is read: no document types, no other files, no end of memory.</summary>
internal static class XmlFiles
{
    private const int LargestFile = 256 << 20;

    public static XmlReader Read(Stream file, ConformanceLevel level = ConformanceLevel.Document) => XmlReader.Create(file, new XmlReaderSettings
    {
        ConformanceLevel = level,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestFile,
    });
}
