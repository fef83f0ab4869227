namespace Obs.Hooks.Engine.Tools.Running;

/// <summary>Which names may stand below <c>/mnt</c>: results are called what the package likes.</summary>
internal static class ToolMountNames
{
    private const int MostComponents = 16;
    private const int LongestComponent = 255;

    /// <exception cref="ArgumentException">A name is no relative path, or two collide.</exception>
    public static void Check(ToolRun run)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (run.Tree is not null)
        {
            seen.Add(ToolTree.Path["/mnt/".Length..]);
        }

        foreach (var mount in run.Inputs.Concat(run.Outputs))
        {
            var parts = mount.Name.Split('/');
            if (parts.Length > MostComponents || Array.Exists(parts, static p => !IsComponent(p)))
            {
                throw new ArgumentException($"\"{mount.Name}\" is no name for a file of a tool; expected a relative path without . and ..");
            }

            if (!mount.Path.StartsWith('/') || mount.Path.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException($"\"{mount.Path}\" is no absolute path");
            }

            if (!seen.Add(mount.Name))
            {
                throw new ArgumentException($"\"{mount.Name}\" is there twice");
            }
        }

        foreach (var name in seen)
        {
            for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = name.IndexOf('/', slash + 1))
            {
                if (seen.Contains(name[..slash]))
                {
                    throw new ArgumentException($"\"{name}\" lies below another file of the tool, \"{name[..slash]}\"");
                }
            }
        }
    }

    private static bool IsComponent(string part) =>
        part.Length is > 0 and <= LongestComponent && part is not ("." or "..") && !part.Contains('\0', StringComparison.Ordinal);
}
