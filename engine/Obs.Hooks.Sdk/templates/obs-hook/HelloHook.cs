using Obs.Hooks;

namespace HelloPlugin;

[Hook("hello", Summary = "Greets the package before its build.")]
[HookSetting("greeting", SettingKind.Text, "The greeting; 'Hello' by default.")]
public sealed class HelloHook : IPreChrootHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        context.Log.Info($"{context.Settings.Text("greeting", "Hello")}, {context.Job.Package}!");
        return Verdict.Done;
    }
}
