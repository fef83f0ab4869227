namespace Obs.Hooks.Engine.Configuration.Schema;

/// <summary>The pattern a text, or each text of a list, must match.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaPatternAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
