using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>Makes the report of what the hook sees. Everything here is bounded: a package chooses names and messages.</summary>
internal static class ReportCollector
{
    private const int MaxResults = 2000;
    private const int MaxLines = 200;
    private const int MaxText = 4000;

    public static JobReport Collect(PostBuildContext context)
    {
        var job = context.Job;
        var files = context.Results.Files;
        var name = job.Package.Length > 0 ? job.Package : Path.GetFileName(job.Recipe);
        return new JobReport
        {
            Title = Cut(context.Settings.Text("title", name)),
            Engine = Cut(context.Timeline.EngineVersion),
            Job = Facts(job),
            Times = Times(context.Timeline, context.Time.GetUtcNow()),
            Hooks = Hooks(context.EarlierHooks),
            Results = Results(files),
            ResultsLeftOut = Math.Max(0, files.Length - MaxResults),
        };
    }

    private static JobFacts Facts(BuildJob job) => new()
    {
        Project = Cut(job.Project),
        Repository = Cut(job.Repository),
        Arch = Cut(job.Arch),
        Package = Cut(job.Package),
        SrcMd5 = Cut(job.SrcMd5),
        Reason = Cut(job.Reason),
        Release = Cut(job.Release),
        DistUrl = Cut(job.DistUrl),
        JobId = Cut(job.JobId),
        Recipe = Cut(Path.GetFileName(job.Recipe)),
        RecipeType = Cut(job.RecipeType),
        VmType = Cut(job.VmType),
        Origin = Names.Of(job.Origin),
        Packages = job.Packages.Length,
    };

    private static JobTimes Times(JobTimeline timeline, DateTimeOffset now) => new()
    {
        EngineStarted = timeline.EngineStarted.ToUniversalTime(),
        BuildStarted = timeline.BuildStarted?.ToUniversalTime(),
        BuildEnded = timeline.BuildEnded?.ToUniversalTime(),
        BuildExitStatus = timeline.BuildExitStatus,
        ReportWritten = now.ToUniversalTime(),
    };

    private static HookEntry[] Hooks(ImmutableArray<HookRun> runs)
    {
        var entries = new HookEntry[runs.Length];
        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index];
            entries[index] = new HookEntry
            {
                Id = Cut(run.HookId),
                Point = Names.Of(run.Point),
                Stage = Names.Of(run.Stage),
                Verdict = Names.Of(run.Verdict),
                Message = Cut(Names.MessageOf(run.Verdict)),
                Started = run.Started.ToUniversalTime(),
                Milliseconds = Math.Round(run.Elapsed.TotalMilliseconds, 3),
                Effects = Lines(run.Effects),
                Warnings = Lines(run.Warnings),
                Findings = FindingEntries.Of(run.Findings, Cut),
                FindingsLeftOut = Math.Max(0, run.Findings.Length - FindingEntries.Most),
            };
        }

        return entries;
    }

    private static ResultEntry[] Results(ImmutableArray<ResultFile> files)
    {
        var entries = new ResultEntry[Math.Min(files.Length, MaxResults)];
        for (var index = 0; index < entries.Length; index++)
        {
            var file = files[index];
            entries[index] = new ResultEntry { Directory = Cut(file.Directory), Name = Cut(file.Name), Size = file.Size };
        }

        return entries;
    }

    private static string[] Lines(ImmutableArray<string> lines)
    {
        var kept = new string[Math.Min(lines.Length, MaxLines)];
        for (var index = 0; index < kept.Length; index++)
        {
            kept[index] = Cut(lines[index]);
        }

        return kept;
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText), "...");
}
