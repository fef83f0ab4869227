using System.Text;
using System.Text.Json;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>From a report to the build log, the files beside the results, and the verdict.</summary>
internal static class LintVerdict
{
    private const string ResultDirectory = "OTHER";
    private const int MostLines = 200;
    private const int MostExplained = 10;

    /// <param name="context">The hook's.</param>
    /// <param name="files">The names of the checker and of what is left.</param>
    /// <param name="check">Checks; its complaint is what is not acceptable, or null when all is.</param>
    public static async Task<Verdict> MakeAsync(
        PostBuildContext context, LintFiles files, Func<IToolsRoot, Task<(LintReport Report, string? Complaint)>> check)
    {
        var fails = true;
        try
        {
            fails = LintSettings.Word(context.Settings, "policy", ["fail", "warn"], "fail") == "fail";
            var tools = context.Tools ?? throw new LintException(
                LintCodes.NoTool,
                $"{files.Checker} runs only in a tools root; give the hook \"tools\" with the package {files.Checker} in hooks.json");
            var (report, complaint) = await check(tools).ConfigureAwait(false);
            return Of(context, report, files, fails, complaint);
        }
        catch (LintException e)
        {
            return Of(context, e, fails);
        }
    }

    private static Verdict Of(PostBuildContext context, LintReport report, LintFiles files, bool fails, string? complaint)
    {
        Tell(context.Log, report);
        complaint = complaint is null ? null : $"{LintCodes.NotAcceptable}: {complaint}";
        if (complaint is not null && fails)
        {
            // Nothing else of a failed build goes back: what was found is in its log.
            return new Verdict.ProjectFailure(complaint);
        }

        if (complaint is not null)
        {
            context.Log.Warning(complaint);
        }

        var log = Path.Combine(context.StagingDirectory, files.Log);
        File.WriteAllText(log, string.Concat(report.Log.Select(static l => l + "\n")), new UTF8Encoding(false));
        var json = Path.Combine(context.StagingDirectory, files.Json);
        File.WriteAllBytes(json, JsonSerializer.SerializeToUtf8Bytes(LintDocument.Of(report), LintJson.Default.LintDocument));

        // A build root with the checker in it has made this log itself.
        var exists = context.Results.Files.Any(f => f.Directory == ResultDirectory && f.Name == files.Log);
        return Verdict.With(
            exists ? new ReplaceResult(ResultDirectory, files.Log, log) : new AddResult(ResultDirectory, files.Log, log),
            new AttachReport(files.Json, json),
            new ReportFindings(report.Findings));
    }

    private static Verdict Of(PostBuildContext context, LintException problem, bool fails)
    {
        if (!problem.ByPackage)
        {
            return new Verdict.HookError(problem.Message);
        }

        if (fails)
        {
            return new Verdict.ProjectFailure(problem.Message);
        }

        context.Log.Warning(problem.Message);
        return Verdict.Ok.Nothing;
    }

    private static void Tell(IHookLog log, LintReport report)
    {
        foreach (var line in report.Log.Take(MostLines))
        {
            log.Info(line);
        }

        if (report.Log.Length > MostLines)
        {
            log.Info($"and {LintText.Number(report.Log.Length - MostLines)} more lines");
        }

        var codes = report.Findings
            .Where(static f => f.Severity == FindingSeverity.Error && (f.Description.Length > 0 || f.Link is not null))
            .DistinctBy(static f => f.Code, StringComparer.Ordinal)
            .Take(MostExplained);
        foreach (var finding in codes)
        {
            log.Info($"  {finding.Code}: {finding.Description} {finding.Link}".TrimEnd());
        }
    }
}
