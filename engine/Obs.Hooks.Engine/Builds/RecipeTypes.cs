namespace Obs.Hooks.Engine.Builds;

/// <summary>A recipe's type by its file name. Source: obs-build's build-recipe (recipe_set_buildtype).</summary>
internal static class RecipeTypes
{
    public static string Of(string recipe)
    {
        var name = Path.GetFileName(recipe);
        if (name.StartsWith("_service:", StringComparison.Ordinal))
        {
            name = name[(name.LastIndexOf(':') + 1)..];
        }

        return name switch
        {
            "PKGBUILD" => "arch",
            "APKBUILD" => "apk",
            "snapcraft.yaml" => "snapcraft",
            "appimage.yml" => "appimage",
            "fissile.yml" => "fissile",
            "build.collax" => "collax",
            "_preinstallimage" => "preinstallimage",
            "simpleimage" => "simpleimage",
            "Chart.yaml" => "helm",
            "flatpak.yaml" or "flatpak.yml" or "flatpak.json" => "flatpak",
            "debian.control" => "dsc",
            "Dockerfile" => "docker",
            _ when name.StartsWith("Dockerfile.", StringComparison.Ordinal) => "docker",
            _ when name.StartsWith("mkosi.", StringComparison.Ordinal) => "mkosi",
            _ => Path.GetExtension(name) switch
            {
                ".spec" => "spec",
                ".rpm" => "spec",
                ".dsc" => "dsc",
                ".kiwi" => "kiwi",
                ".productcompose" => "productcompose",
                ".livebuild" => "livebuild",
                _ => "",
            },
        };
    }
}
