namespace Obs.Hooks.Constraints.Language;

/// <summary>Everything a <c>_constraints</c> file or a <c>Constraint:</c> line may say, as of OBS 2024-08.</summary>
internal static class ConstraintSchema
{
    public const string Root = "constraints";
    public const string HostLabel = "hostlabel";
    public const string Sandbox = "sandbox";
    public const string Linux = "linux";
    public const string Version = "version";
    public const string Flavor = "flavor";
    public const string Minimum = "min";
    public const string Maximum = "max";
    public const string Hardware = "hardware";
    public const string Cpu = "cpu";
    public const string Flag = "flag";
    public const string Processors = "processors";
    public const string Jobs = "jobs";
    public const string Disk = "disk";
    public const string Memory = "memory";
    public const string MemoryPerJob = "memoryperjob";
    public const string PhysicalMemory = "physicalmemory";
    public const string Size = "size";
    public const string Unit = "unit";
    public const string Exclude = "exclude";
    public const string Overwrite = "overwrite";
    public const string Conditions = "conditions";
    public const string Arch = "arch";
    public const string Package = "package";

    public static FieldSchema Document { get; } = FieldSchema.Element(
        Root,
        [
            .. Requirements(),
            FieldSchema.Elements(
                Overwrite,
                [
                    FieldSchema.Element(Conditions, FieldSchema.Texts(Arch), FieldSchema.Texts(Package)),
                    .. Requirements(),
                ]),
        ]);

    private static FieldSchema[] Requirements() =>
    [
        Excludable(HostLabel),
        Excludable(Sandbox),
        FieldSchema.Element(
            Linux,
            FieldSchema.Element(Version, FieldSchema.Text(Maximum), FieldSchema.Text(Minimum)),
            FieldSchema.Text(Flavor)),
        FieldSchema.Element(
            Hardware,
            FieldSchema.Element(Cpu, Excludable(Flag)),
            FieldSchema.Text(Processors),
            FieldSchema.Text(Jobs),
            Sized(Disk),
            Sized(Memory),
            Sized(MemoryPerJob),
            Sized(PhysicalMemory)),
    ];

    private static FieldSchema Excludable(string name) =>
        FieldSchema.Marked(name, Exclude) with { Shape = FieldShape.ElementList };

    private static FieldSchema Sized(string name) => FieldSchema.Element(name, FieldSchema.Marked(Size, Unit));
}
