using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>Each hook with its verdict, message, effects and warnings, in the order in which they ran.</summary>
internal static class HookList
{
    public static void Write(HtmlWriter page, HookEntry[] hooks)
    {
        page.Markup("<section>\n<h2>Hooks</h2>\n");
        if (hooks.Length == 0)
        {
            page.Markup("<p class=\"empty\">No hook ran before this report.</p>\n");
        }
        else
        {
            page.Markup("<ol class=\"hooks\">\n");
            foreach (var hook in hooks)
            {
                WriteHook(page, hook);
            }

            page.Markup("</ol>\n");
        }

        page.Markup("</section>\n");
    }

    private static void WriteHook(HtmlWriter page, HookEntry hook)
    {
        page.Markup("<li class=\"").Markup(VerdictBadge.Class(hook.Verdict)).Markup("\">\n<div class=\"head\"><h3>")
            .Text(hook.Id).Markup("</h3>");
        VerdictBadge.Write(page, hook.Verdict);
        page.Markup("<span class=\"point\">").Text(hook.Point);
        if (hook.Stage is not null)
        {
            page.Markup(" <span class=\"slash\">/</span> ").Text(hook.Stage);
        }

        page.Markup("</span><span class=\"time\">").Text(Durations.Text(hook.Milliseconds)).Markup("</span></div>\n");
        if (hook.Message.Length > 0)
        {
            page.Markup("<p class=\"message\">").Text(hook.Message).Markup("</p>\n");
        }

        WriteLines(page, "effects", "Effects", hook.Effects);
        WriteLines(page, "warnings", "Warnings", hook.Warnings);
        page.Markup("</li>\n");
    }

    private static void WriteLines(HtmlWriter page, string style, string heading, string[] lines)
    {
        if (lines.Length == 0)
        {
            return;
        }

        page.Markup("<div class=\"").Markup(style).Markup("\"><h4>").Markup(heading).Markup("</h4><ul>\n");
        foreach (var line in lines)
        {
            page.Markup("<li>").Text(line).Markup("</li>\n");
        }

        page.Markup("</ul></div>\n");
    }
}
