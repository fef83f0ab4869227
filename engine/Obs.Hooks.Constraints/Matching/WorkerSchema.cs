using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Matching;

/// <summary>What a worker tells the backend of OBS 2024-08 about itself, and what the backend adds.</summary>
internal static class WorkerSchema
{
    public const string Root = "worker";
    public const string Swap = "swap";
    public const string NativeOnly = "nativeonly";

    public static FieldSchema Document { get; } = FieldSchema.Element(
        Root,
        [
            .. Texts("hostarch", "ip", "port", "uri", "registerserver", "workerid"),
            FieldSchema.Texts("buildarch"),
            FieldSchema.Texts(ConstraintSchema.HostLabel),
            FieldSchema.Text(ConstraintSchema.Sandbox),
            FieldSchema.Element(
                ConstraintSchema.Linux, FieldSchema.Text(ConstraintSchema.Version), FieldSchema.Text(ConstraintSchema.Flavor)),
            FieldSchema.Element(
                ConstraintSchema.Hardware,
                [
                    FieldSchema.Element(ConstraintSchema.Cpu, FieldSchema.Texts(ConstraintSchema.Flag)),
                    .. Texts(
                        ConstraintSchema.Processors, ConstraintSchema.Jobs, NativeOnly, ConstraintSchema.Memory, Swap, ConstraintSchema.Disk),
                ]),
            .. Texts("owner", "tellnojob", "job", "arch", "jobid", "reposerver"),
        ]);

    private static IEnumerable<FieldSchema> Texts(params string[] names) => names.Select(FieldSchema.Text);
}
