using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>One bar for the build and for each hook, from the start of the engine to the writing of the report.</summary>
internal static class Timeline
{
    /// <summary>A bar that would be narrower could not be seen.</summary>
    private const double LeastWidth = 5;

    public static void Write(HtmlWriter page, JobReport report)
    {
        var scale = new TimeScale(report.Times);
        page.Markup("<section>\n<h2>Timeline</h2>\n<div class=\"timeline\">\n");
        WriteScale(page, scale);
        var buildShown = report.Times.BuildStarted is null;
        foreach (var hook in report.Hooks)
        {
            if (!buildShown && hook.Point == "post-build")
            {
                WriteBuild(page, scale, report.Times);
                buildShown = true;
            }

            WriteHook(page, scale, hook);
        }

        if (!buildShown)
        {
            WriteBuild(page, scale, report.Times);
        }

        page.Markup("</div>\n<p class=\"note\">From ").Text(Durations.Time(report.Times.EngineStarted))
            .Markup(" to ").Text(Durations.Time(report.Times.ReportWritten))
            .Markup(". The parts before, during and after the build have scales of their own.</p>\n</section>\n");
    }

    private static void WriteScale(HtmlWriter page, TimeScale scale)
    {
        page.Markup("<div class=\"row scale\"><span></span><svg viewBox=\"0 0 1000 34\" role=\"img\" aria-label=\"scale\">");
        WriteScalePart(page, "before", scale.Duration(0), 0, scale.BuildStart);
        WriteScalePart(page, "build", scale.Duration(1), scale.BuildStart, scale.BuildEnd);
        WriteScalePart(page, "after", scale.Duration(2), scale.BuildEnd, TimeScale.Width);
        page.Markup("</svg><span></span></div>\n");
    }

    private static void WriteScalePart(HtmlWriter page, string name, TimeSpan duration, double start, double end)
    {
        page.Markup("<path d=\"M").Number(start + 2).Markup(" 33V27H").Number(end - 2).Markup("V33\" />")
            .Markup("<text x=\"").Number((start + end) / 2).Markup("\" y=\"18\">").Text(name).Markup(" ")
            .Text(Durations.Text(duration.TotalMilliseconds)).Markup("</text>");
    }

    private static void WriteBuild(HtmlWriter page, TimeScale scale, JobTimes times)
    {
        var style = times.BuildExitStatus == 0 ? "build" : "bad";
        page.Markup("<div class=\"row\"><span class=\"name\"><b>build</b></span>");
        WriteBar(page, scale, scale.BuildStart, scale.BuildEnd, style);
        page.Markup("<span class=\"time\">").Text(Durations.Between(times.BuildStarted, times.BuildEnded)).Markup("</span></div>\n");
    }

    private static void WriteHook(HtmlWriter page, TimeScale scale, HookEntry hook)
    {
        var end = hook.Started + TimeSpan.FromMilliseconds(hook.Milliseconds);
        page.Markup("<div class=\"row\"><span class=\"name\" title=\"").Text(hook.Id).Markup("\">").Text(hook.Id).Markup("</span>");
        WriteBar(page, scale, scale.Position(hook.Started), scale.Position(end), VerdictBadge.Class(hook.Verdict));
        page.Markup("<span class=\"time\">").Text(Durations.Text(hook.Milliseconds)).Markup("</span></div>\n");
    }

    /// <summary>The time of the build is shaded in every row, so that the eye finds before and after.</summary>
    private static void WriteBar(HtmlWriter page, TimeScale scale, double start, double end, string style)
    {
        var width = Math.Max(LeastWidth, end - start);
        page.Markup("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
            .Markup("<rect class=\"during\" x=\"").Number(scale.BuildStart)
            .Markup("\" width=\"").Number(scale.BuildEnd - scale.BuildStart).Markup("\" height=\"10\" />")
            .Markup("<rect class=\"bar ").Markup(style)
            .Markup("\" x=\"").Number(Math.Min(start, TimeScale.Width - width))
            .Markup("\" width=\"").Number(width).Markup("\" y=\"2\" height=\"6\" /></svg>");
    }
}
