using Obs.Hooks;

namespace LabHooks;

[Hook("answer-before", Summary = "Gives the verdict that its settings ask for.")]
[HookSetting("answer", SettingKind.Text, "ok, project-failure, repository-failure, unchanged, host-failure or wait; default ok.")]
[HookSetting("message", SettingKind.Text, "The verdict's message.")]
[HookSetting("unless", SettingKind.Text, "A file; while it exists the answer is ok.")]
[HookSetting("started", SettingKind.Text, "A file to write when waiting has begun.")]
public sealed class AnswerBefore : IPreChrootHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken) =>
        Answer.GiveAsync(context, cancellationToken);
}
