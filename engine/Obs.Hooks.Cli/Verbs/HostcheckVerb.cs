using System.Collections.Immutable;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Cli.Scripts;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>
/// <c>obs-hooks hostcheck [options] -- --srcserver URL JOBFILE precheck ROOT</c>: what <c>bs_worker --hostcheck</c> calls
/// before it takes a job, and <c>… JOBFILE succeeded|failed LOG</c> after a build.
/// </summary>
internal static class HostcheckVerb
{
    /// <summary>The dispatcher waits 10 s; two remain after the deadline for giving up a hook and for the answer's way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs it.</summary>
    /// <returns>One of the exit statuses of <see cref="PrecheckChain"/>.</returns>
    public static int Run(ReadOnlySpan<string> args)
    {
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            var arguments = EngineArguments.Parse(args);
            var (jobFile, when, root) = Call(arguments.Rest);

            // After the build the hooks have run already, around the build itself.
            return when == "precheck" ? Precheck(arguments, jobFile, root, start) : PrecheckChain.TakeJob;
        }
        catch (EngineException e)
        {
            Console.Error.WriteLine(LogText.CleanMessage($"obs-hooks: {e.Code}: {e.Message}"));
            return PrecheckChain.NotNow;
        }
    }

    private static int Precheck(EngineArguments arguments, string jobFile, string root, long start)
    {
        var setup = HostSetup.Load(arguments.Host);
        var (file, jobId) = WorkerDirectory.ReadJob(jobFile);
        var job = BuildJobReader.FromJobFile(file, jobId, root);
        var plan = setup.Plan(job);
        var sink = TextWriterSink.StandardOutput();
        setup.WriteDiagnostics(sink);
        if (setup.Bag.HasErrors)
        {
            return PrecheckChain.NotNow;
        }

        var options = setup.Options with { TerminationGrace = Grace };
        using var loader = new PluginLoader(PluginLoadMode.OneShot);
        var work = Directory.CreateTempSubdirectory("obs-hooks-precheck-").FullName;
        try
        {
            var chain = new PrecheckChain(
                new HookRunner(new PluginHookFactory(loader), options, TimeProvider.System), options, sink, TimeProvider.System, start);
            var answer = chain.Run(plan, job, work);
            if (answer == PrecheckChain.TakeJob)
            {
                AheadOfBuild.Warm(setup, plan, job, arguments.Host, sink);
            }

            return answer;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static (string JobFile, string When, string Root) Call(ImmutableArray<string> words)
    {
        var rest = words is ["--srcserver", _, .. var others] ? others : words;
        return rest is [var jobFile, "precheck" or "succeeded" or "failed", var last]
            ? (jobFile, rest[1], last)
            : throw new EngineException(
                DiagnosticCodes.EngineUsage,
                $"hostcheck was called with \"{string.Join(' ', words)}\"; expected [--srcserver URL] JOBFILE precheck ROOT or JOBFILE succeeded|failed LOG, as bs_worker calls it.");
    }
}
