using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>A section for each hook that found something: by severity, then by code, each code with its meaning.</summary>
internal static class FindingSections
{
    public static void Write(HtmlWriter page, HookEntry[] hooks)
    {
        foreach (var hook in hooks)
        {
            if (hook.Findings.Length > 0)
            {
                WriteSection(page, hook);
            }
        }
    }

    private static void WriteSection(HtmlWriter page, HookEntry hook)
    {
        page.Markup("<section class=\"findings\">\n<h2>").Text(hook.Id).Markup("</h2>\n");
        foreach (var severity in hook.Findings.GroupBy(static f => f.Severity, StringComparer.Ordinal))
        {
            page.Markup("<h3><span class=\"badge ").Markup(Class(severity.Key)).Markup("\">")
                .Text(Words(severity.Key, severity.Count())).Markup("</span></h3>\n<dl>\n");
            foreach (var code in severity.GroupBy(static f => f.Code, StringComparer.Ordinal))
            {
                WriteCode(page, code.First(), code);
            }

            page.Markup("</dl>\n");
        }

        if (hook.FindingsLeftOut > 0)
        {
            page.Markup("<p class=\"note\">and ").Text(Durations.Count(hook.FindingsLeftOut)).Markup(" more</p>\n");
        }

        page.Markup("</section>\n");
    }

    private static void WriteCode(HtmlWriter page, FindingEntry first, IEnumerable<FindingEntry> findings)
    {
        page.Markup("<dt>");
        if (first.Link is { } link)
        {
            page.Markup("<a rel=\"noopener noreferrer nofollow\" href=\"").Text(link).Markup("\">").Text(first.Code).Markup("</a>");
        }
        else
        {
            page.Text(first.Code);
        }

        page.Markup("</dt>\n");
        if (first.Description.Length > 0)
        {
            page.Markup("<dd class=\"note\">").Text(first.Description).Markup("</dd>\n");
        }

        foreach (var finding in findings)
        {
            page.Markup("<dd><code>").Text(finding.Subject);
            if (finding.Line > 0)
            {
                page.Markup(":").Text(Durations.Count(finding.Line));
            }

            page.Markup("</code> ").Text(finding.Message).Markup("</dd>\n");
        }
    }

    private static string Words(string severity, int count) => severity switch
    {
        "info" => Durations.Count(count) + " for information",
        _ => $"{Durations.Count(count)} {severity}{(count == 1 ? "" : "s")}",
    };

    private static string Class(string severity) => severity switch
    {
        "error" => "bad",
        "warning" => "caution",
        _ => "quiet",
    };
}
