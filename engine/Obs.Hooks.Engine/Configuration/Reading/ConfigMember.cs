namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>One member of an object.</summary>
internal sealed record ConfigMember(string Name, SourcePoint NamePoint, ConfigNode Value);
