namespace Obs.Hooks.Engine.Plugins;

/// <summary>One declared setting: its <see cref="HookSettingAttribute"/>.</summary>
internal sealed record SettingManifest(string Name, SettingKind Kind, string Summary, bool Required);
