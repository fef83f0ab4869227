using System.Collections.Immutable;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>
/// <c>build --root DIR --kill</c>: the real one kills what runs in the root; the engine of that root is told first, so
/// that no hook starts meanwhile, and waited for afterwards.
/// </summary>
internal static class KillFlow
{
    /// <summary>The engine ends the build itself after its grace, then cleans up.</summary>
    private static readonly TimeSpan EngineEnds = TimeSpan.FromSeconds(30);

    /// <returns>The exit status of the real <c>build --kill</c>.</returns>
    public static int Run(
        BuildCommandLine line,
        ImmutableArray<string> arguments,
        string realBuild,
        BuildEnvironment environment,
        EngineOptions options)
    {
        var root = Path.GetFullPath(line.Last("root") ?? environment.BuildRoot);
        var area = BuildJobReader.AreaOf(root);
        _ = KillRequest.Send(options, area, TimeSpan.Zero);
        var status = RealBuild.Start(realBuild, new BuildStart(arguments), cgroup: null, mountNamespace: false).Wait();
        if (KillRequest.Send(options, area, EngineEnds) == KillOutcome.StillRunning)
        {
            Console.Error.WriteLine($"obs-hooks: the engine of {root} was told to end and still runs after {EngineEnds.TotalSeconds:0} s");
        }

        return status;
    }
}
