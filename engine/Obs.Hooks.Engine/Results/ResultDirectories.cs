using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// The directories of <c>.build.packages</c> from which results are collected, by recipe type: what bs_worker does
/// after the build (and <c>recipe_resultdirs_*</c> in obs-build for virtual machines).
/// </summary>
internal static class ResultDirectories
{
    public const string Other = "OTHER";
    public const string Top = ".";
    private const string Rpms = "RPMS";

    private static readonly string[] s_always = [Top, Other];

    /// <summary>Whether files in that directory travel back for a recipe of this type.</summary>
    public static bool AreCollected(string recipeType, string directory)
    {
        if (Array.IndexOf(s_always, directory) >= 0)
        {
            return true;
        }

        var own = Of(recipeType);
        return Array.IndexOf(own, directory) >= 0
            ? directory != Rpms
            : directory.StartsWith($"{Rpms}/", StringComparison.Ordinal)
                && Array.IndexOf(own, Rpms) >= 0
                && IsArch(directory.AsSpan(Rpms.Length + 1));
    }

    /// <summary>For messages.</summary>
    public static string Describe(string recipeType) =>
        string.Join(", ", Of(recipeType).Select(static d => d == Rpms ? "RPMS/<arch>" : d).Concat(s_always));

    /// <summary>Those that exist, sorted.</summary>
    /// <exception cref="EngineException">One of them is a link or a mount point.</exception>
    public static List<string> Existing(string recipeType, DirectoryHandle results)
    {
        var found = new List<string> { Top };
        foreach (var name in Of(recipeType).Append(Other))
        {
            if (!IsRealDirectory(results, name))
            {
                continue;
            }

            if (name == Rpms)
            {
                AddArchitectures(results, found);
            }
            else
            {
                found.Add(name);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void AddArchitectures(DirectoryHandle results, List<string> found)
    {
        using var rpms = ResultsError.Guard(() => results.OpenDirectory(Rpms));
        foreach (var raw in rpms.RawEntries())
        {
            var name = ResultName.Decode(raw, $"{results.Path}/{Rpms}");
            if (IsRealDirectory(rpms, name))
            {
                found.Add($"{Rpms}/{name}");
            }
        }
    }

    private static bool IsRealDirectory(DirectoryHandle parent, string name)
    {
        if (parent.StatIfExists(name) is not { } status)
        {
            return false;
        }

        // bs_worker would list, and upload, what is behind it.
        return status.IsSymbolicLink
            ? throw ResultsError.Unsafe($"{parent.Path}/{name} is a symbolic link, expected a directory")
            : status.IsDirectory;
    }

    private static string[] Of(string recipeType) => recipeType switch
    {
        "dsc" or "collax" or "debootstrap" => ["DEBS"],
        "debbuild" => ["DEBS", "SDEBS"],
        "arch" => ["ARCHPKGS"],
        "apk" => ["APKS"],
        "kiwi" => ["KIWI"],
        "docker" or "podman" => ["DOCKER"],
        "fissile" => ["FISSILE"],
        "helm" => ["HELM"],
        "productcompose" => ["PRODUCT"],
        _ => [Rpms, "SRPMS"],
    };

    private static bool IsArch(ReadOnlySpan<char> arch) =>
        arch.Length is > 0 and <= 32
        && Ascii.IsValid(arch)
        && arch.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_") < 0;
}
