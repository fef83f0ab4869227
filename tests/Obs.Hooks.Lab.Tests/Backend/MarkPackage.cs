namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>A package that no repository of the lab has: only a hook can bring it into a build root.</summary>
internal static class MarkPackage
{
    public const string File = "usr/share/labmark/marker";

    public static void Make(string path)
    {
        var tree = Directory.CreateTempSubdirectory("labmark").FullName;
        Directory.CreateDirectory(Path.Combine(tree, "DEBIAN"));
        Directory.CreateDirectory(Path.Combine(tree, Path.GetDirectoryName(File)!));
        System.IO.File.WriteAllText(
            Path.Combine(tree, "DEBIAN/control"),
            "Package: labmark\nVersion: 1.0\nArchitecture: all\nMaintainer: Lab <lab@localhost>\nDescription: a mark\n");
        System.IO.File.WriteAllText(Path.Combine(tree, File), "labmark was installed\n");
        Tool.Run("chmod", "-R", "go+rX", tree).Succeeded();
        Tool.Run("dpkg-deb", "--root-owner-group", "--build", tree, path).Succeeded();
        Directory.Delete(tree, recursive: true);
    }
}
