using HandlebarsDotNet;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Templates;

/// <summary>
/// <c>{{#if job.reason}}…{{/if}}</c>, <c>{{#each job.packages}}{{this}} {{/each}}</c>: Handlebars, for settings of the
/// host's administrator only. Loaded when the first such setting is met: the library costs more than a whole plan.
/// </summary>
internal sealed class BlockRenderer : ITemplateRenderer
{
    /// <summary>The packages of the build root: a list, and so of use in <c>{{#each}}</c> only.</summary>
    public const string PackagesList = "job.packages";

    private static readonly string[] Keywords =
        ["if", "unless", "each", "else", "this", "@index", "@first", "@last", PackagesList];

    // Settings are no HTML: without escaping "a&b" stays "a&b".
    private readonly IHandlebars _handlebars = Handlebars.Create(
        new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    /// <summary>Whether only this renderer understands the text.</summary>
    public static bool IsNeededFor(string template) =>
        template.Contains("{{#", StringComparison.Ordinal) || template.Contains("{{^", StringComparison.Ordinal);

    public IReadOnlyList<TemplateProblem> Check(string template)
    {
        var problems = new List<TemplateProblem>();
        foreach (var (word, at) in BlockTemplateWords.In(template))
        {
            if (!Keywords.Contains(word, StringComparer.Ordinal) && TemplatePlaceholders.Find(word) is null)
            {
                problems.Add(PlaceholderRenderer.Unknown(at, word, Keywords));
            }
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        try
        {
            _handlebars.Compile(template);
        }
        catch (HandlebarsException e)
        {
            problems.Add(new TemplateProblem(
                DiagnosticCodes.BrokenTemplate,
                0,
                ConfigNode.Printable(e.Message),
                "each {{#if}}, {{#unless}} and {{#each}} closed by its {{/…}}"));
        }

        return problems;
    }

    public string Render(string template, TemplateContext context) => _handlebars.Compile(template)(Values(context));

    /// <summary><c>job.arch</c> becomes <c>arch</c> below <c>job</c>, which is how Handlebars reads a path.</summary>
    private static Dictionary<string, Dictionary<string, object>> Values(TemplateContext context)
    {
        var values = new Dictionary<string, Dictionary<string, object>>(StringComparer.Ordinal);
        foreach (var placeholder in TemplatePlaceholders.All)
        {
            Add(placeholder.Name, placeholder.Value(context));
        }

        Add(PackagesList, context.Job.Packages.Select(static p => p.Name).ToArray());
        return values;

        void Add(string name, object value)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            values.TryAdd(name[..dot], new Dictionary<string, object>(StringComparer.Ordinal));
            values[name[..dot]][name[(dot + 1)..]] = value;
        }
    }
}
