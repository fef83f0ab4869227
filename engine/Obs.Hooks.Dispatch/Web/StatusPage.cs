using System.Globalization;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Service;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>
/// The status page: which workers there are, who waits and why. Made here, whole: it needs no script and nothing from
/// anywhere else, and renews itself.
/// </summary>
internal sealed class StatusPage(Func<ServiceStatus?> status, PlanBoard board, DispatchJournal journal, WaitingText waiting, TimeProvider clock)
{
    private const int MostRows = 500;

    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="10">
        <meta name="viewport" content="width=device-width"><title>Worker allocation</title>
        <style>
        :root { color-scheme: light dark }
        body { font: 15px/1.4 system-ui, sans-serif; margin: 1.5rem; max-width: 100rem }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
        table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere }
        .bad { border-left: .3rem solid #c33; padding-left: .6rem }
        .quiet { opacity: .7 }
        </style></head><body>
        """;

    public WebAnswer Answer(WebQuery query)
    {
        query.AllowOnly("all");
        var html = new Html().Raw(Head).Element("h1", "Worker allocation");
        if (status() is not { } now)
        {
            return WebAnswer.Page(html.Element("p", "No round has been decided yet.").Raw("</body></html>\n").ToString());
        }

        var most = query.Value("all") is null ? MostRows : int.MaxValue;
        Summary(html, now);
        Queue(html, now, most);
        Workers(html, now, most);
        return WebAnswer.Page(html.Raw("</body></html>\n").ToString());
    }

    private void Summary(Html html, ServiceStatus now)
    {
        var outcome = now.Outcome;
        html.Raw("<p id=\"round\">").Text(
            $"Allocator {now.Allocator}. Round {now.Round} at {Time(now.Snapshot.Time)}, decided in {Milliseconds(outcome.Elapsed)}: "
            + $"{now.Plan.Known} jobs wait, {outcome.Result.Assignments.Length} of them have a worker; "
            + $"{now.Snapshot.Workers.Length} workers, {now.Snapshot.Idle.Count} idle. "
            + $"The dispatcher has asked {board.Asked} times and sent {journal.AsPlanned} jobs as planned, {journal.Otherwise} otherwise.").Raw("</p>\n");
        if (outcome.Failure is { } failure)
        {
            Bad(html, $"Decided by {outcome.Allocator} instead: {failure}");
        }

        if (!now.IsWatching)
        {
            Bad(html, "Changes are only noticed by scans: the kernel has no inotify watch left (fs.inotify.max_user_watches).");
        }

        foreach (var trouble in now.Troubles.Take(MostRows))
        {
            Bad(html, $"Unreadable: {trouble}");
        }
    }

    private void Queue(Html html, ServiceStatus now, int most)
    {
        html.Element("h2", "Queue").Raw("<table id=\"queue\">").HeadRow("Job", "Ready since", "Needed by", "Worker", "Why").Raw("<tbody>\n");
        var rows = 0;
        foreach (var assignment in now.Outcome.Result.Assignments)
        {
            if (rows++ < most)
            {
                var job = now.Snapshot.Jobs[assignment.Job];
                Row(html, now, job, now.Snapshot.Workers[assignment.Worker].Name, assignment.Reason.ToString());
            }
        }

        foreach (var (job, reason) in now.Outcome.Result.Waiting.OrderBy(w => now.Snapshot.Jobs[w.Job].Ready))
        {
            if (rows++ < most)
            {
                Row(html, now, now.Snapshot.Jobs[job], "", waiting.Of(now, job, reason));
            }
        }

        foreach (var (id, reason) in now.Unknown)
        {
            if (rows++ < most)
            {
                html.Row(id, "", "", "", reason.Length > 0 ? $"left to the dispatcher: {reason}" : "its constraints are being fetched");
            }
        }

        End(html, rows, most);
    }

    private void Row(Html html, ServiceStatus now, QueuedJob job, string worker, string why) =>
        html.Row(
            $"{job.Project} / {job.Repository} / {job.Arch} / {job.Package}",
            Ago(now.Snapshot.Time - job.Ready),
            job.Needed.ToString(CultureInfo.InvariantCulture),
            worker,
            why);

    private void Workers(Html html, ServiceStatus now, int most)
    {
        html.Element("h2", "Workers").Raw("<table id=\"workers\">")
            .HeadRow("Worker", "State", "Since", "Builds", "Labels", "Sandbox", "Processors / jobs", "Memory + swap, disk (MB)").Raw("<tbody>\n");
        var rows = 0;
        foreach (var worker in now.Snapshot.Workers)
        {
            if (rows++ < most)
            {
                html.Row(
                    worker.Name,
                    worker.State.ToString().ToLowerInvariant() + (worker.QuickFailures > 1 ? $", failed {worker.QuickFailures} builds quickly" : ""),
                    worker.Since is { } since ? Ago(now.Snapshot.Time - since) : "",
                    worker.Building ?? "",
                    string.Join(", ", worker.Labels),
                    worker.Sandbox,
                    string.Create(CultureInfo.InvariantCulture, $"{worker.Processors} / {worker.Jobs}"),
                    string.Create(CultureInfo.InvariantCulture, $"{worker.Memory} + {worker.Swap}, {worker.Disk}"));
            }
        }

        End(html, rows, most);
    }

    private static void End(Html html, int rows, int most)
    {
        html.Raw("</tbody></table>\n");
        if (rows == 0)
        {
            html.Element("p class=\"quiet\"", "None.");
        }
        else if (rows > most)
        {
            html.Raw("<p class=\"quiet\">").Text($"{rows - most} more: ").Raw("<a href=\"/?all=1\">show all</a></p>\n");
        }
    }

    private static void Bad(Html html, string text) => html.Element("p class=\"bad\"", text).Raw("\n");

    private string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC"
        + (clock.GetUtcNow() - time > TimeSpan.FromMinutes(1) ? $" ({Ago(clock.GetUtcNow() - time)} ago!)" : "");

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");

    private static string Ago(TimeSpan time) =>
        time.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours} h")
        : time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)time.TotalSeconds)} s");
}
