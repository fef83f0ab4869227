using Obs.Hooks;

namespace Hello;

[Hook("hello", Summary = "Says hello.")]
[HookSetting("greeting", SettingKind.Text, "What to say; \"hello\" by default.")]
public sealed class HelloHook : IPreChrootHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        context.Log.Info($"{context.Settings.Text("greeting", "hello")} {context.Job.Package}");
        return Verdict.Done;
    }
}
