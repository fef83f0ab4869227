namespace Obs.Hooks.Engine.Templates;

/// <summary>What placeholders are filled from.</summary>
internal sealed record TemplateContext(BuildJob Job, string HookId, string HostName);
