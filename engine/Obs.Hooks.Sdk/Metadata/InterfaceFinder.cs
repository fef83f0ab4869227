using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>The interfaces of a class, of its base classes and of those interfaces, as far as metadata of one assembly goes.</summary>
internal static class InterfaceFinder
{
    public static HashSet<string> Find(MetadataReader reader, TypeDefinitionHandle type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Visit(reader, type, names);
        return names;
    }

    private static void Visit(MetadataReader reader, EntityHandle handle, HashSet<string> names)
    {
        if (!names.Add(TypeNames.FullName(reader, handle)) || handle.Kind != HandleKind.TypeDefinition)
        {
            return;
        }

        var type = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Visit(reader, reader.GetInterfaceImplementation(implementation).Interface, names);
        }

        if (!type.BaseType.IsNil)
        {
            Visit(reader, type.BaseType, names);
        }
    }
}
