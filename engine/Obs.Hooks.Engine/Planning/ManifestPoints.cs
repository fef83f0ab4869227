using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Planning;

/// <summary>The points of a plugin's hook.</summary>
internal static class ManifestPoints
{
    /// <summary>
    /// By the array inside: the members of an ImmutableArray of an enumeration of ours are not precompiled, and
    /// compiling a dozen of them at each start takes milliseconds.
    /// </summary>
    public static bool Contains(HookManifest manifest, HookPoint point)
    {
        foreach (var candidate in ImmutableCollectionsMarshal.AsArray(manifest.Points) ?? [])
        {
            if (candidate == point)
            {
                return true;
            }
        }

        return false;
    }
}
