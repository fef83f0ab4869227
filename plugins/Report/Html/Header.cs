using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>What was built and the few numbers a reader looks for first.</summary>
internal static class Header
{
    public static void Write(HtmlWriter page, JobReport report)
    {
        page.Markup("<header>\n<p class=\"kicker\">Hooks report</p>\n<h1>").Text(report.Title).Markup("</h1>\n<p class=\"where\">");
        WriteWhere(page, report.Job);
        page.Markup("</p>\n</header>\n<dl class=\"tiles\">\n");
        WriteTile(page, "Build", BuildText(report.Times), Durations.Between(report.Times.BuildStarted, report.Times.BuildEnded));
        WriteTile(page, "Hooks", Durations.Count(report.Hooks.Length), OutcomeText(report.Hooks));
        WriteTile(page, "Time in hooks", Durations.Text(TotalMilliseconds(report.Hooks)), "before and after the build");
        WriteTile(page, "Warnings", Durations.Count(CountWarnings(report.Hooks)), "from all hooks");
        page.Markup("</dl>\n");
    }

    private static void WriteWhere(HtmlWriter page, JobFacts job)
    {
        var separator = "";
        foreach (var part in (ReadOnlySpan<string>)[job.Project, job.Repository, job.Arch])
        {
            if (part.Length > 0)
            {
                page.Markup(separator).Text(part);
                separator = " <span class=\"slash\">/</span> ";
            }
        }
    }

    private static void WriteTile(HtmlWriter page, string name, string value, string note) => page
        .Markup("<div><dt>").Text(name).Markup("</dt><dd>").Text(value)
        .Markup("</dd><dd class=\"note\">").Text(note).Markup("</dd></div>\n");

    private static string BuildText(JobTimes times) => times.BuildExitStatus switch
    {
        null => "not run",
        0 => "succeeded",
        { } status => "exit " + Durations.Count(status),
    };

    private static string OutcomeText(HookEntry[] hooks)
    {
        var bad = 0;
        foreach (var hook in hooks)
        {
            bad += VerdictBadge.IsBad(hook.Verdict) ? 1 : 0;
        }

        return bad == 0 ? "none complained" : Durations.Count(bad) + " complained";
    }

    private static double TotalMilliseconds(HookEntry[] hooks)
    {
        var total = 0.0;
        foreach (var hook in hooks)
        {
            total += hook.Milliseconds;
        }

        return total;
    }

    private static int CountWarnings(HookEntry[] hooks)
    {
        var count = 0;
        foreach (var hook in hooks)
        {
            count += hook.Warnings.Length;
        }

        return count;
    }
}
