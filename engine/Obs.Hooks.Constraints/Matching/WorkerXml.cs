using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>Reads a worker's description.</summary>
public static class WorkerXml
{
    private const int LargestDocument = 16 * 1024 * 1024;

    /// <summary>Parses a <c>&lt;worker&gt;</c> document; what constraints do not ask for is not looked at.</summary>
    /// <param name="xml">The document.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="ConstraintException">It is not well-formed, or not a worker.</exception>
    public static Worker Parse(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var worker = Load(xml);
        if (worker.Name != "worker")
        {
            throw new ConstraintException($"document element must be 'worker', was '{worker.Name}'");
        }

        return new Worker(
            Texts(worker, ConstraintSchema.HostLabel),
            Text(worker, ConstraintSchema.Sandbox) ?? "",
            worker.Element(ConstraintSchema.Linux) is { } linux
                ? new WorkerLinux(Text(linux, ConstraintSchema.Version), Text(linux, ConstraintSchema.Flavor) ?? "")
                : null,
            worker.Element(ConstraintSchema.Hardware) is { } hardware ? ReadHardware(hardware) : null);
    }

    private static XElement Load(string xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestDocument,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new ConstraintException(e.Message);
        }
    }

    private static WorkerHardware ReadHardware(XElement hardware) =>
        new(
            hardware.Element(ConstraintSchema.Cpu) is { } cpu ? Texts(cpu, ConstraintSchema.Flag) : FrozenSet<string>.Empty,
            Number(hardware, ConstraintSchema.Processors),
            Number(hardware, ConstraintSchema.Jobs),
            PerlNumber.Parse(Text(hardware, ConstraintSchema.Jobs) is { } jobs && PerlText.IsTrue(jobs) ? jobs : "1"),
            Number(hardware, ConstraintSchema.Disk),
            Number(hardware, ConstraintSchema.Memory),
            Number(hardware, "swap"));

    private static PerlNumber Number(XElement parent, string name) => PerlNumber.Parse(Text(parent, name));

    /// <summary>An attribute or an element: OBS does not tell them apart.</summary>
    private static string? Text(XElement parent, string name) =>
        parent.Attribute(name)?.Value ?? parent.Element(name)?.Value;

    private static FrozenSet<string> Texts(XElement parent, string name) =>
        parent.Elements(name).Select(static e => e.Value)
            .Concat(parent.Attributes(name).Select(static a => a.Value))
            .ToFrozenSet(StringComparer.Ordinal);
}
