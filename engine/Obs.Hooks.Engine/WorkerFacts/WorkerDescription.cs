using System.Globalization;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Perl;

namespace Obs.Hooks.Engine.WorkerFacts;

/// <summary>
/// Describes this host as bs_worker (2024-08) describes it to the server when it is idle.
/// </summary>
/// <param name="root">Where /proc, /sys and /dev are; <c>/</c>, but for tests.</param>
internal sealed class WorkerDescription(string root = "/")
{
    private const long SectorsPerMegabyte = 2048;
    private const string LinuxVersion = "Linux version ";

    /// <summary>
    /// The <c>&lt;worker&gt;</c> document: what bs_worker sends, and the attributes hostarch and workerid, which it sends
    /// beside it and the server puts in.
    /// </summary>
    /// <exception cref="IOException">/proc cannot be read.</exception>
    public XElement Read(WorkerSettings settings)
    {
        var cpu = CpuFacts.Read(File.ReadLines(At("/proc/cpuinfo")), settings.HostArch);
        return new XElement(
            "worker",
            new XAttribute("hostarch", settings.HostArch),
            IsTold(settings.WorkerId) ? new XAttribute("workerid", settings.WorkerId) : null,
            settings.HostLabels.Distinct(StringComparer.Ordinal).Select(static label => new XElement("hostlabel", label)),
            new XElement("sandbox", IsTold(settings.VmType) ? settings.VmType : "chroot"),
            Linux(File.ReadAllText(At("/proc/version"))),
            Hardware(settings, cpu),
            Optional("owner", settings.Owner));
    }

    /// <summary>Version and flavor are what is before and after the last dash; without a dash the server is told nothing.</summary>
    private static XElement? Linux(string text)
    {
        if (!text.StartsWith(LinuxVersion, StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf(' ', LinuxVersion.Length);
        var dash = end < 0 ? -1 : text.LastIndexOf('-', end - 1, end - LinuxVersion.Length);
        return dash < 0
            ? null
            : new XElement("linux", new XElement("version", text[LinuxVersion.Length..dash]), new XElement("flavor", text[(dash + 1)..end]));
    }

    private XElement Hardware(WorkerSettings settings, CpuFacts cpu)
    {
        // An instance of OpenStack has what was asked for, whatever this host has.
        var elsewhere = settings.VmType.Contains("openstack", StringComparison.Ordinal);
        var processors = elsewhere && IsTold(settings.Jobs) ? settings.Jobs : cpu.Processors.ToString(CultureInfo.InvariantCulture);
        return new XElement(
            "hardware",
            new XElement("cpu", cpu.Flags.Select(static flag => new XElement("flag", flag))),
            new XElement("processors", processors),
            Optional("jobs", settings.Jobs),
            cpu.IsNativeOnly ? new XElement("nativeonly") : null,
            Optional("memory", settings.VmMemory),
            Optional("swap", Size(settings.Swap, settings.SwapSize, elsewhere)),
            Optional("disk", Size(settings.Device, settings.RootSize, elsewhere)));
    }

    /// <summary>A block device's own size counts more than what was asked for.</summary>
    private string Size(string device, string asked, bool elsewhere) =>
        elsewhere && IsTold(asked) ? asked
        : DeviceSize(device) is { } sectors and > 0 ? Megabytes(sectors)
        : asked;

    /// <summary>Sectors of 512 bytes of a block device; null for anything else.</summary>
    private long? DeviceSize(string device)
    {
        if (device.Length == 0)
        {
            return null;
        }

        var path = At(device);
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var name = Path.GetRelativePath(At("/dev"), target).Replace('/', '!');
        var size = At($"/sys/class/block/{name}/size");
        return File.Exists(size) && long.TryParse(File.ReadAllText(size).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var sectors)
            ? sectors
            : null;
    }

    /// <summary>As Perl prints it: 15 significant digits.</summary>
    private static string Megabytes(long sectors) =>
        (PerlNumber.Parse(sectors.ToString(CultureInfo.InvariantCulture)) / SectorsPerMegabyte).ToString();

    private static XElement? Optional(string name, string value) => IsTold(value) ? new XElement(name, value) : null;

    /// <summary>Perl's idea of it: 0 is as good as nothing.</summary>
    private static bool IsTold(string value) => value is not ("" or "0");

    private string At(string path) => Path.Join(root, path);
}
