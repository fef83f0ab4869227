using System.Collections.Immutable;
using Obs.Hooks.Plugins.Kiwi.Commands;
using Obs.Hooks.Plugins.Kiwi.Output;

namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>Makes the image, in place of the build.</summary>
/// <param name="job">The image.</param>
/// <param name="settings">The hook's.</param>
internal sealed class KiwiStep(ImageJob job, KiwiSettings settings) : IBuildStep
{
    private const int MostResults = 1000;
    private const string ScriptName = "/usr/local/sbin/obs-hooks-kiwi";

    public string Summary { get; } = job.ToString();

    public async Task<BuildStepResult> RunAsync(BuildStepContext context, CancellationToken cancellationToken)
    {
        context.Log.Info(Summary);
        var output = new KiwiOutput(context.Log.Info);
        var status = await context.Sandbox.RunAsync(Run(context), output.Take, cancellationToken).ConfigureAwait(false);
        if (status != 0)
        {
            var cause = output.Cause;
            return new BuildStepResult(false, cause.Length > 0 ? $"{Codes.KiwiFailed}: kiwi failed: {cause}" : FormattableString.Invariant($"{Codes.KiwiFailed}: kiwi failed: found exit status {status}; expected 0; see what it said above"));
        }

        var results = Results(context);
        return results.IsEmpty
            ? new BuildStepResult(false, $"{Codes.NoImage}: found no image after kiwi had ended well; expected one in its bundle; see what it said above")
            : new BuildStepResult(true, $"image: {string.Join(", ", results.Select(static r => Path.GetFileName(r.Path)))}") { Results = results };
    }

    private SandboxedBuild Run(BuildStepContext context)
    {
        var environment = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in KiwiScript.Variables(job))
        {
            environment[name] = value;
        }

        return new SandboxedBuild(new ProcessRequest("/bin/sh", ScriptName) { Environment = environment.ToImmutable() })
        {
            Inputs = [new ToolMount("sources", context.Job.SourceDirectory)],
            Files = KiwiScript.Files(job, settings).Add(ScriptName, KiwiScript.For(job)),
            LoopMounts = job.NeedsLoops,
            MemoryLimit = settings.MemoryBytes,
        };
    }

    /// <summary>
    /// Everything kiwi bundled: images, <c>.packages</c>, <c>.changes</c>, <c>.verified</c>, checksums. The image's scripts could put
    /// something else in the place of the directory.
    /// </summary>
    private static ImmutableArray<StepResultFile> Results(BuildStepContext context)
    {
        var directory = new DirectoryInfo($"{context.ScratchDirectory}/{KiwiScript.BundleDirectory}");
        if (!directory.Exists || directory.LinkTarget is not null)
        {
            return [];
        }

        return
        [
            .. directory.EnumerateFiles().Take(MostResults)
                .Where(static f => f.LinkTarget is null)
                .OrderBy(static f => f.Name, StringComparer.Ordinal)
                .Select(static f => new StepResultFile("KIWI", f.FullName)),
        ];
    }
}
