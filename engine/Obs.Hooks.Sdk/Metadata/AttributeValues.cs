using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Arguments of one attribute.</summary>
internal sealed class AttributeValues(CustomAttributeValue<string> value)
{
    /// <summary>The attributes of a type that have this name.</summary>
    public static IEnumerable<AttributeValues> Of(MetadataReader reader, TypeDefinition type, string attribute)
    {
        foreach (var handle in type.GetCustomAttributes())
        {
            var candidate = reader.GetCustomAttribute(handle);
            if (candidate.Constructor.Kind == HandleKind.MemberReference
                && TypeNames.FullName(reader, reader.GetMemberReference((MemberReferenceHandle)candidate.Constructor).Parent) == attribute)
            {
                yield return new AttributeValues(candidate.DecodeValue(AttributeTypes.Instance));
            }
        }
    }

    public T? Positional<T>(int index) =>
        index < value.FixedArguments.Length ? (T?)value.FixedArguments[index].Value : default;

    public bool Has(string name) => Find(name) is not null;

    public T Named<T>(string name, T fallback) => Find(name) is T found ? found : fallback;

    public ImmutableArray<string> Texts(string name) =>
        Find(name) is ImmutableArray<CustomAttributeTypedArgument<string>> items
            ? [.. items.Select(static item => item.Value as string ?? "")]
            : [];

    private object? Find(string name)
    {
        foreach (var argument in value.NamedArguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
