using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>The job as OBS described it; what is not known is left out.</summary>
internal static class Facts
{
    public static void Write(HtmlWriter page, JobReport report)
    {
        var job = report.Job;
        page.Markup("<section>\n<h2>Job</h2>\n<dl class=\"facts\">\n");
        WriteFact(page, "Project", job.Project);
        WriteFact(page, "Repository", job.Repository);
        WriteFact(page, "Architecture", job.Arch);
        WriteFact(page, "Package", job.Package);
        WriteFact(page, "Release", job.Release);
        WriteFact(page, "Recipe", job.RecipeType.Length == 0 ? job.Recipe : $"{job.Recipe} ({job.RecipeType})");
        WriteFact(page, "Reason", job.Reason);
        WriteFact(page, "Sources (srcmd5)", job.SrcMd5);
        WriteFact(page, "Disturl", job.DistUrl);
        WriteFact(page, "Job id", job.JobId);
        WriteFact(page, "Contained by", job.VmType);
        WriteFact(page, "Called by", job.Origin);
        WriteFact(page, "Packages in the root", job.Packages == 0 ? "" : Durations.Count(job.Packages));
        page.Markup("</dl>\n</section>\n");
    }

    private static void WriteFact(HtmlWriter page, string name, string value)
    {
        if (value.Length > 0)
        {
            page.Markup("<div><dt>").Text(name).Markup("</dt><dd>").Text(value).Markup("</dd></div>\n");
        }
    }
}
