using Obs.Hooks;

namespace LabHooks;

[Hook("answer-after", Summary = "Gives the verdict that its settings ask for.", Stage = HookStage.Compare, Capabilities = HookCapabilities.Unchanged)]
[HookSetting("answer", SettingKind.Text, "ok, project-failure, repository-failure, unchanged, host-failure or wait; default ok.")]
[HookSetting("message", SettingKind.Text, "The verdict's message.")]
[HookSetting("unless", SettingKind.Text, "A file; while it exists the answer is ok.")]
[HookSetting("started", SettingKind.Text, "A file to write when waiting has begun.")]
public sealed class AnswerAfter : IPostBuildHook
{
    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken) =>
        Answer.GiveAsync(context, cancellationToken);
}
