using Obs.Hooks;

namespace LabHooks;

/// <summary>Gives the verdict that the settings ask for.</summary>
internal static class Answer
{
    public static async Task<Verdict> GiveAsync(HookContext context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var message = settings.Text("message", "as the lab asked");
        if (settings.Text("unless") is { Length: > 0 } file && File.Exists(file))
        {
            return Verdict.Ok.Nothing;
        }

        switch (settings.Text("answer", "ok"))
        {
            case "ok":
                context.Log.Info(message);
                return Verdict.Ok.Nothing;
            case "project-failure":
                return new Verdict.ProjectFailure(message);
            case "repository-failure":
                return new Verdict.ProjectFailure(message) { Scope = RefusalScope.Repository };
            case "unchanged":
                return new Verdict.Unchanged(message);
            case "host-failure":
                return new Verdict.HostFailure(message);
            case "wait":
                // A program of its own, so that a kill of the job has something to leave behind.
                await File.WriteAllTextAsync(settings.Text("started"), message, cancellationToken);
                await context.Processes.RunAsync(new ProcessRequest("sleep", "7531"), cancellationToken);
                return Verdict.Ok.Nothing;
            case var other:
                return new Verdict.HookError($"there is no answer \"{other}\"");
        }
    }
}
