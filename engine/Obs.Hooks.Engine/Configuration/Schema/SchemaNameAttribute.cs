namespace Obs.Hooks.Engine.Configuration.Schema;

/// <summary>The JSON key of a property, where it is not the property's name in camelCase.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
