namespace Obs.Hooks.Engine.Templates;

/// <summary>One name that may stand in <c>{{…}}</c>.</summary>
internal sealed record TemplatePlaceholder(string Name, string Description, Func<TemplateContext, string> Value);
