using System.Collections.Frozen;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Language.Xml;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>Reads a worker's description.</summary>
public static class WorkerXml
{
    /// <summary>Parses a <c>&lt;worker&gt;</c> document; elements and attributes that this version does not know are passed over.</summary>
    /// <param name="xml">The document.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="ConstraintException">It is not well-formed, or not a worker.</exception>
    public static Worker Parse(string xml) => Parse(xml, skipsUnknown: true);

    /// <summary>Parses a <c>&lt;worker&gt;</c> document as OBS 2024-08 does, which knows no worker with anything it does not know.</summary>
    /// <param name="xml">The document.</param>
    /// <returns>The worker.</returns>
    /// <exception cref="ConstraintException">OBS would not see this worker; the message is what OBS says.</exception>
    public static Worker ParseStrict(string xml) => Parse(xml, skipsUnknown: false);

    private static Worker Parse(string xml, bool skipsUnknown)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var reader = new StructuredXmlReader(xml) { SkipsUnknown = skipsUnknown };
        var worker = reader.ReadDocument(WorkerSchema.Document);
        return new Worker(
            worker.Texts(ConstraintSchema.HostLabel).ToFrozenSet(StringComparer.Ordinal),
            TrueOrEmpty(worker.Text(ConstraintSchema.Sandbox)),
            worker.Element(ConstraintSchema.Linux) is { } linux
                ? new WorkerLinux(linux.Text(ConstraintSchema.Version), TrueOrEmpty(linux.Text(ConstraintSchema.Flavor)))
                : null,
            worker.Element(ConstraintSchema.Hardware) is { } hardware ? ReadHardware(hardware) : null);
    }

    private static WorkerHardware ReadHardware(ElementNode hardware)
    {
        var jobs = hardware.Text(ConstraintSchema.Jobs);
        return new(
            (hardware.Element(ConstraintSchema.Cpu)?.Texts(ConstraintSchema.Flag) ?? []).ToFrozenSet(StringComparer.Ordinal),
            Number(hardware, ConstraintSchema.Processors),
            PerlNumber.Parse(jobs),
            PerlNumber.Parse(PerlText.IsTrue(jobs) ? jobs : "1"),
            Number(hardware, ConstraintSchema.Disk),
            Number(hardware, ConstraintSchema.Memory),
            Number(hardware, WorkerSchema.Swap))
        {
            IsNativeOnly = hardware.Has(WorkerSchema.NativeOnly),
        };
    }

    private static PerlNumber Number(ElementNode hardware, string name) => PerlNumber.Parse(hardware.Text(name));

    /// <summary>OBS compares with what Perl takes for true, else with the empty text: a sandbox <c>0</c> is none.</summary>
    private static string TrueOrEmpty(string? text) => PerlText.IsTrue(text) ? text! : "";
}
