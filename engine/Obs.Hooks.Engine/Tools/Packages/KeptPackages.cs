namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>The package files that a tools root keeps, one per name: <c>qemu-user-static.deb</c>.</summary>
internal static class KeptPackages
{
    /// <summary>Below the root's tree. Part of the contract, see <see cref="IToolsRoot.Directory"/>.</summary>
    public const string Directory = "var/cache/obs-hooks/packages";

    public static void Write(string tree, IEnumerable<(string Name, string Path)> files)
    {
        var kept = Path.Combine(tree, Directory);
        System.IO.Directory.CreateDirectory(kept);
        foreach (var (name, path) in files)
        {
            File.Copy(path, Path.Combine(kept, name + Path.GetExtension(path)), overwrite: true);
        }
    }
}
