using Obs.Hooks;
using Obs.Hooks.Effects;

namespace LabHooks;

[Hook("add-file", Summary = "Adds a file to the results.", Stage = HookStage.Transform, Capabilities = HookCapabilities.Results, AffectsResult = true)]
[HookSetting("name", SettingKind.Text, "Name of the file.", Required = true)]
[HookSetting("text", SettingKind.Text, "Its content.")]
public sealed class AddFileHook : IPostBuildHook
{
    public async Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        var name = context.Settings.Text("name");
        var staged = Path.Combine(context.StagingDirectory, name);
        await File.WriteAllTextAsync(staged, context.Settings.Text("text"), cancellationToken);
        return Verdict.With(new AddResult("OTHER", name, staged));
    }
}
