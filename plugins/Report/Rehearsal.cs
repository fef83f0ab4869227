using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Report.Html;
using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report;

/// <summary>
/// Writes a report about nothing. The engine creates hooks of later points while the build runs; what this process does
/// for the first time here, it does not do between the end of the build and the results' way back.
/// </summary>
internal static class Rehearsal
{
    private static readonly JobReport Nothing = new()
    {
        Title = "",
        Engine = "",
        Job = new JobFacts
        {
            Project = "p",
            Repository = "r",
            Arch = "a",
            Package = "",
            SrcMd5 = "",
            Reason = "",
            Release = "",
            DistUrl = "",
            JobId = "",
            Recipe = "",
            RecipeType = "",
            VmType = "",
            Origin = "",
            Packages = 0,
        },
        Times = new JobTimes
        {
            EngineStarted = default,
            BuildStarted = DateTimeOffset.UnixEpoch,
            BuildEnded = DateTimeOffset.UnixEpoch.AddSeconds(1),
            BuildExitStatus = 0,
            ReportWritten = DateTimeOffset.UnixEpoch.AddSeconds(2),
        },
        Hooks =
        [
            new HookEntry
            {
                Id = "h",
                Point = Names.Of(HookPoint.PostBuild),
                Stage = Names.Of((HookStage?)HookStage.Check),
                Verdict = Names.Of(Verdict.Ok.Nothing),
                Message = "m",
                Started = DateTimeOffset.UnixEpoch,
                Milliseconds = 1.5,
                Effects = ["e"],
                Warnings = ["w"],
                Findings = FindingEntries.Of([new Finding(FindingSeverity.Error, "c", "s", "m") { Line = 1, Description = "d", Link = "https://l" }], static t => t),
                FindingsLeftOut = 0,
            },
        ],
        Results = [new ResultEntry { Directory = "OTHER", Name = "n", Size = 2048 }],
    };

    /// <returns>How many bytes were written, so that nothing of it is left out.</returns>
    public static int Run() =>
        JsonSerializer.SerializeToUtf8Bytes(Nothing, ReportJson.Default.JobReport).Length + ReportPage.Render(Nothing).Length;
}
