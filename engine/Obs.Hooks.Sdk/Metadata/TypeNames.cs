using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Full names of types in metadata; nested types as reflection writes them (<c>Outer+Inner</c>).</summary>
internal static class TypeNames
{
    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (type.IsNested)
        {
            return $"{FullName(reader, type.GetDeclaringType())}+{name}";
        }

        return Join(reader.GetString(type.Namespace), name);
    }

    /// <summary>Name of a type reference or definition; empty for anything else (type parameters, arrays …).</summary>
    public static string FullName(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return FullName(reader, (TypeDefinitionHandle)handle);
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
                return Join(reader.GetString(reference.Namespace), reader.GetString(reference.Name));
            default:
                return "";
        }
    }

    private static string Join(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";
}
