using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>
/// The report as one HTML page: no script, nothing loaded from anywhere, readable on paper, phones and in the dark.
/// </summary>
internal static class ReportPage
{
    public static byte[] Render(JobReport report)
    {
        var page = new HtmlWriter();
        WriteHead(page, report);
        page.Markup("<body>\n<main>\n");
        Header.Write(page, report);
        Timeline.Write(page, report);
        HookList.Write(page, report.Hooks);
        FindingSections.Write(page, report.Hooks);
        Facts.Write(page, report);
        ResultTable.Write(page, report);
        page.Markup("</main>\n<footer>Written by the hook <code>report</code> of obs-hooks ")
            .Text(report.Engine)
            .Markup(" at the last stage of post-build. Hooks that ran later, cleanup among them, are in the build log only.")
            .Markup("</footer>\n</body>\n</html>\n");
        return page.ToUtf8();
    }

    private static void WriteHead(HtmlWriter page, JobReport report) => page
        .Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n")
        .Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
        .Markup(Stylesheet.Hash)
        .Markup("'; base-uri 'none'; form-action 'none'\" />\n")
        .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
        .Markup("<meta name=\"color-scheme\" content=\"light dark\" />\n")
        .Markup("<meta name=\"referrer\" content=\"no-referrer\" />\n<title>")
        .Text(report.Title)
        .Markup(" - hooks</title>\n<style>")
        .Markup(Stylesheet.Text)
        .Markup("</style>\n</head>\n");
}
