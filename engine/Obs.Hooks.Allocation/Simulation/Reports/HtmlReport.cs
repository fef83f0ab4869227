using System.Globalization;
using System.Net;
using System.Text;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>The report as one page that needs nothing else: a table and three plots, in light and dark.</summary>
internal static class HtmlReport
{
    private const double ShortestWait = 1;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d2733;--paper:#fff;--line:#d5dbe1;--a:#0b6fb8;--b:#c2410c;--c:#15803d;--d:#7e22ce;--e:#b45309;--f:#be123c}
        @media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--paper:#14191f;--line:#36404b;--a:#60b3f0;--b:#fb923c;--c:#4ade80;--d:#c084fc;--e:#fbbf24;--f:#fb7185}}
        body{font:15px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:960px;margin:2em auto;padding:0 1em}
        table{border-collapse:collapse}th,td{padding:.25em .9em .25em 0;text-align:right;border-bottom:1px solid var(--line)}th:first-child,td:first-child{text-align:left}
        svg{width:100%;height:auto;margin:1.2em 0}.grid{stroke:var(--line)}text{fill:var(--ink);font-size:12px}.title{font-size:14px;font-weight:600}.x{text-anchor:middle}.y{text-anchor:end}
        polyline{fill:none;stroke-width:1.8;stroke-linejoin:round}.a{stroke:var(--a);color:var(--a)}.b{stroke:var(--b);color:var(--b)}.c{stroke:var(--c);color:var(--c)}.d{stroke:var(--d);color:var(--d)}.e{stroke:var(--e);color:var(--e)}.f{stroke:var(--f);color:var(--f)}
        """;

    public static string Write(SimulationReport report)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Worker allocation, simulated</title>\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width\"><style>").Append(Style).Append("</style></head><body>\n");
        page.Append("<h1>Worker allocation, simulated</h1>\n<p>").Append(WebUtility.HtmlEncode(report.Workload)).Append("</p>\n");
        AppendTable(page, report);
        page.Append(WaitPlot(report)).Append('\n');
        page.Append(SamplePlot(report, "Jobs that wait", static s => s.Waiting, Math.Max(1, report.Results.SelectMany(static r => r.Samples).Select(static s => s.Waiting).DefaultIfEmpty().Max()))).Append('\n');
        page.Append(SamplePlot(report, "Workers that build", static s => s.Building, report.Workers)).Append('\n');
        page.Append("<p>Starved: waited longer than ").Append(Figures.Time(report.StarvedAfter))
            .Append(", or never built. Fairness: Jain's index over projects of the part of their jobs' time that was not waiting.</p>\n</body></html>\n");
        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, SimulationReport report)
    {
        page.Append("<table><thead><tr><th></th>");
        for (var i = 0; i < report.Results.Length; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th class=\"{LineStyle(i)}\">&#9632; {WebUtility.HtmlEncode(report.Results[i].Allocator)}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
        foreach (var (name, value) in ReportRows.All)
        {
            page.Append("<tr><td>").Append(WebUtility.HtmlEncode(name)).Append("</td>");
            foreach (var result in report.Results)
            {
                page.Append("<td>").Append(WebUtility.HtmlEncode(value(result))).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    /// <summary>How many percent of the jobs waited at most how long; the axis of time is logarithmic.</summary>
    private static string WaitPlot(SimulationReport report)
    {
        var longest = Math.Max(100, report.Results.Max(static r => r.LongestWait.TotalSeconds));
        (double Seconds, string Text)[] marks =
            [(1, "1 s"), (10, "10 s"), (60, "1 min"), (600, "10 min"), (3600, "1 h"), (6 * 3600, "6 h"), (24 * 3600, "1 d"), (7 * 24 * 3600, "7 d")];
        var plot = new SvgPlot(
            "Part of the jobs that waited at most so long",
            [.. marks.Where(mark => mark.Seconds <= longest).Select(mark => (LogPlace(mark.Seconds, longest), mark.Text))],
            [(0, "0 %"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1, "100 %")]);
        for (var i = 0; i < report.Results.Length; i++)
        {
            var curve = report.Results[i].WaitCurve;
            plot.Add(LineStyle(i), curve.Select((wait, step) => (LogPlace(wait.TotalSeconds, longest), step / (double)(curve.Length - 1))));
        }

        return plot.Render();
    }

    private static string SamplePlot(SimulationReport report, string title, Func<Sample, int> value, int highest)
    {
        var last = Math.Max(1, report.Results.SelectMany(static r => r.Samples).Select(static s => s.Time).DefaultIfEmpty().Max());
        var plot = new SvgPlot(
            title,
            [.. Enumerable.Range(0, 6).Select(step => (step / 5.0, Figures.Time(TimeSpan.FromMilliseconds(last * step / 5.0))))],
            [.. Enumerable.Range(0, 5).Select(step => (step / 4.0, Figures.Count(highest * step / 4)))]);
        for (var i = 0; i < report.Results.Length; i++)
        {
            plot.Add(LineStyle(i), report.Results[i].Samples.Select(sample => (sample.Time / (double)last, value(sample) / (double)highest)));
        }

        return plot.Render();
    }

    private static double LogPlace(double seconds, double longest) =>
        Math.Log(Math.Max(seconds, ShortestWait) / ShortestWait) / Math.Log(longest / ShortestWait);

    /// <summary>Six colours, then from the first again.</summary>
    private static string LineStyle(int index) => ((char)('a' + (index % 6))).ToString();
}
