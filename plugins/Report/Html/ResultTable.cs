using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>The results of the build after the stages before the report.</summary>
internal static class ResultTable
{
    public static void Write(HtmlWriter page, JobReport report)
    {
        page.Markup("<section>\n<h2>Results</h2>\n");
        if (report.Results.Length == 0)
        {
            page.Markup("<p class=\"empty\">The build left no results.</p>\n</section>\n");
            return;
        }

        page.Markup("<table>\n<thead><tr><th>File</th><th>Directory</th><th class=\"size\">Size</th></tr></thead>\n<tbody>\n");
        foreach (var result in report.Results)
        {
            page.Markup("<tr><td>").Text(result.Name)
                .Markup("</td><td>").Text(result.Directory)
                .Markup("</td><td class=\"size\">").Text(Durations.Size(result.Size)).Markup("</td></tr>\n");
        }

        page.Markup("</tbody>\n</table>\n");
        if (report.ResultsLeftOut > 0)
        {
            page.Markup("<p class=\"note\">and ").Text(Durations.Count(report.ResultsLeftOut)).Markup(" more</p>\n");
        }

        page.Markup("</section>\n");
    }
}
