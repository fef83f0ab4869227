using System.Text;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Templates;

/// <summary><c>{{name}}</c> and nothing else; <c>\{{</c> is a literal <c>{{</c>, as in Handlebars.</summary>
internal sealed class PlaceholderRenderer : ITemplateRenderer
{
    public const string Open = "{{";
    public const string Close = "}}";

    public IReadOnlyList<TemplateProblem> Check(string template)
    {
        List<TemplateProblem>? problems = null;
        for (var at = 0; Next(template, at, out var tag); at = tag.End)
        {
            if (tag.IsLiteral)
            {
                continue;
            }

            if (Problem(template, tag) is { } problem)
            {
                (problems ??= []).Add(problem);
            }
        }

        return problems ?? (IReadOnlyList<TemplateProblem>)[];
    }

    public string Render(string template, TemplateContext context)
    {
        var text = new StringBuilder();
        var at = 0;
        while (Next(template, at, out var tag))
        {
            text.Append(template, at, tag.Start - at);
            text.Append(tag.IsLiteral
                ? Open
                : TemplatePlaceholders.Find(Name(template, tag))?.Value(context)
                    ?? throw new InvalidOperationException($"\"{template}\" was not checked"));
            at = tag.End;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private static TemplateProblem? Problem(string template, Tag tag)
    {
        if (!tag.IsClosed)
        {
            return new TemplateProblem(
                DiagnosticCodes.BrokenTemplate, tag.Start, "\"{{\" without \"}}\"", "{{name}}", "close it, or write \\{{ for a literal {{");
        }

        var name = Name(template, tag).ToString();
        return TemplatePlaceholders.Find(name) is not null ? null : Unknown(tag.Start + Open.Length, name);
    }

    public static TemplateProblem Unknown(int character, string name, params IEnumerable<string> alsoKnown) => new(
        DiagnosticCodes.UnknownPlaceholder,
        character,
        $"unknown placeholder \"{ConfigNode.Printable(name)}\"",
        "a placeholder the engine knows",
        DidYouMean.Fix(name, TemplatePlaceholders.Names.Concat(alsoKnown)));

    private static ReadOnlySpan<char> Name(string template, Tag tag) =>
        template.AsSpan(tag.Start + Open.Length, tag.End - tag.Start - Open.Length - Close.Length).Trim();

    private static bool Next(string template, int at, out Tag tag)
    {
        var open = template.IndexOf(Open, at, StringComparison.Ordinal);
        if (open < 0)
        {
            tag = default;
            return false;
        }

        if (open > at && template[open - 1] == '\\')
        {
            tag = new Tag(open - 1, open + Open.Length, IsLiteral: true, IsClosed: true);
            return true;
        }

        var close = template.IndexOf(Close, open, StringComparison.Ordinal);
        tag = close < 0
            ? new Tag(open, template.Length, IsLiteral: false, IsClosed: false)
            : new Tag(open, close + Close.Length, IsLiteral: false, IsClosed: true);
        return true;
    }

    /// <summary>From the first character of the tag to behind its last one.</summary>
    private readonly record struct Tag(int Start, int End, bool IsLiteral, bool IsClosed);
}
