namespace Obs.Hooks.Engine.Templates;

/// <summary>
/// One template language. The seam for others: Scriban, which the package source does not offer, would be a third
/// implementation.
/// </summary>
internal interface ITemplateRenderer
{
    /// <summary>Everything that is wrong with the text, without a job.</summary>
    IReadOnlyList<TemplateProblem> Check(string template);

    /// <summary>Fills in a text that <see cref="Check"/> found right.</summary>
    string Render(string template, TemplateContext context);
}
