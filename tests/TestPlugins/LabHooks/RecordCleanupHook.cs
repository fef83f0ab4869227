using Obs.Hooks;

namespace LabHooks;

[Hook("record-cleanup", Summary = "Writes down how jobs ended.")]
[HookSetting("directory", SettingKind.Text, "Where: one file per package.", Required = true)]
public sealed class RecordCleanupHook : ICleanupHook
{
    public async Task<Verdict> CleanUpAsync(CleanupContext context, CancellationToken cancellationToken)
    {
        var file = Path.Combine(context.Settings.Text("directory"), context.Job.Package);
        await File.WriteAllTextAsync(file, context.Outcome.ToString(), cancellationToken);
        return Verdict.Ok.Nothing;
    }
}
