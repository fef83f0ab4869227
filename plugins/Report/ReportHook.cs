using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Report.Html;
using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report;

/// <summary>Writes what the hooks of the job did, for programs and for people, and sends it back with the results.</summary>
[Hook(
    "report",
    Summary = "Adds hooks.report.json and hooks.report.html to the results.",
    Stage = HookStage.Report,
    Capabilities = HookCapabilities.Reports,
    TimeoutSeconds = 60,
    OnError = ErrorPolicy.Warn)]
[HookSetting("html", SettingKind.Switch, "Whether to write hooks.report.html beside hooks.report.json; true by default.")]
[HookSetting("title", SettingKind.Text, "Heading of the report; the package's name by default.")]
public sealed class ReportHook : IPostBuildHook
{
    internal const string JsonName = "hooks.report.json";
    internal const string HtmlName = "hooks.report.html";

    /// <summary>Creates the hook, which the engine does while the build runs.</summary>
    public ReportHook() => _ = Rehearsal.Run();

    /// <inheritdoc/>
    public Task<Verdict> AfterBuildAsync(PostBuildContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var report = ReportCollector.Collect(context);
        var json = Path.Combine(context.StagingDirectory, JsonName);
        File.WriteAllBytes(json, JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Default.JobReport));
        if (!context.Settings.Switch("html", fallback: true))
        {
            return Verdict.With(new AttachReport(JsonName, json)).ToTask();
        }

        cancellationToken.ThrowIfCancellationRequested();
        var html = Path.Combine(context.StagingDirectory, HtmlName);
        File.WriteAllBytes(html, ReportPage.Render(report));
        return Verdict.With(new AttachReport(JsonName, json), new AttachReport(HtmlName, html)).ToTask();
    }
}
