using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Finds the points of a hook: the point interfaces of its class, of its base classes and of their interfaces.</summary>
internal static class PointFinder
{
    public static ImmutableArray<HookPoint> Find(MetadataReader reader, TypeDefinitionHandle type)
    {
        var points = new SortedSet<HookPoint>();
        Visit(reader, type, points);
        return [.. points];
    }

    /// <summary>Metadata of another assembly is not followed: a hook names its points in the plugin's own assembly.</summary>
    private static void Visit(MetadataReader reader, EntityHandle handle, SortedSet<HookPoint> points)
    {
        if (PointOf(TypeNames.FullName(reader, handle)) is { } point)
        {
            points.Add(point);
            return;
        }

        if (handle.Kind != HandleKind.TypeDefinition)
        {
            return;
        }

        var type = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Visit(reader, reader.GetInterfaceImplementation(implementation).Interface, points);
        }

        if (!type.BaseType.IsNil)
        {
            Visit(reader, type.BaseType, points);
        }
    }

    private static HookPoint? PointOf(string name) => name switch
    {
        "Obs.Hooks.IPrecheckHook" => HookPoint.Precheck,
        "Obs.Hooks.IPreChrootHook" => HookPoint.PreChroot,
        "Obs.Hooks.IPostBuildHook" => HookPoint.PostBuild,
        "Obs.Hooks.ICleanupHook" => HookPoint.Cleanup,
        _ => null,
    };
}
