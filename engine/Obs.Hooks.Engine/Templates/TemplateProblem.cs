namespace Obs.Hooks.Engine.Templates;

/// <summary>What is wrong in a template, at a character of its text.</summary>
internal sealed record TemplateProblem(string Code, int Character, string Found, string Expected, string Fix = "");
