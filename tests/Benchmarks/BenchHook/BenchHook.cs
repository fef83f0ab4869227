using Obs.Hooks;

namespace BenchHook;

/// <summary>What Scripts/hook.sh and Scripts/hook.py do: look at the inputs before the build and at the results after it.</summary>
[Hook("bench", Stage = HookStage.Check, Summary = "Counts packages before the build and bytes of results after it.")]
public sealed class BenchHook : IPreChrootHook, IPostBuildHook
{
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        context.Log.Info($"{context.Job.Packages.Length} packages for {context.Job.Project}");
        return Verdict.Done;
    }

    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        var bytes = 0L;
        foreach (var file in context.Results.Files)
        {
            bytes += file.Size;
        }

        context.Log.Info($"{bytes} bytes in {context.Results.Files.Length} results");
        return Verdict.Done;
    }
}
