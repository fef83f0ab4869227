namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>A verdict as a coloured word; the word alone says it, too.</summary>
internal static class VerdictBadge
{
    public static void Write(HtmlWriter page, string verdict) => page
        .Markup("<span class=\"badge ").Markup(Class(verdict)).Markup("\">").Markup(Word(verdict)).Markup("</span>");

    public static bool IsBad(string verdict) => Class(verdict) == "bad";

    /// <summary>The style of the verdict's badge and of its bar in the timeline.</summary>
    public static string Class(string verdict) => verdict switch
    {
        "ok" => "good",
        "skipped" or "unchanged" => "quiet",
        _ => "bad",
    };

    private static string Word(string verdict) => verdict switch
    {
        "ok" => "ok",
        "skipped" => "skipped",
        "unchanged" => "unchanged",
        "project-failure" => "failed",
        "host-failure" => "bad host",
        _ => "hook broke",
    };
}
