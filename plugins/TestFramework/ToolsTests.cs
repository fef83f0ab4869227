using System.Collections.Immutable;
using Obs.Hooks.Plugins.Target;
using Obs.Hooks.Plugins.TestFramework.Formats;

namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>Tests with programs of the host architecture: of the hook's tools root.</summary>
internal static class ToolsTests
{
    private const int OutputLimit = 16 << 20;

    public static async Task<TestRun> RunAsync(PostBuildContext context, TestSettings settings, CancellationToken cancellationToken)
    {
        using var inputs = JobInputs.Of(context);
        var environment = ImmutableDictionary<string, string>.Empty
            .Add("COMMAND", settings.Command).Add("PATTERN", settings.Pattern).Add("SOURCES", "/mnt/sources").Add("RESULTS", "/mnt/results");
        var run = new ToolRun(new ProcessRequest("sh", "-c", TargetScripts.Of("test-in-tools", TargetScripts.Part("collect")))
        {
            Environment = environment,
            OutputLimit = OutputLimit,
        })
        {
            Inputs = inputs.Mounts,
        };
        context.Log.Progress("running the tests");
        return TestOutput.Read(new StepOutput(await context.Tools!.RunAsync(run, cancellationToken).ConfigureAwait(false)), settings);
    }
}
