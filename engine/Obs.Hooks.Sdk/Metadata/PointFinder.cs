using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Finds the points of a hook by its interfaces.</summary>
internal static class PointFinder
{
    /// <summary>Metadata of another assembly is not followed: a hook names its points in the plugin's own assembly.</summary>
    public static ImmutableArray<HookPoint> Find(MetadataReader reader, TypeDefinitionHandle type)
    {
        var points = new SortedSet<HookPoint>();
        foreach (var name in InterfaceFinder.Find(reader, type))
        {
            if (PointOf(name) is { } point)
            {
                points.Add(point);
            }
        }

        return [.. points];
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
