using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// <see cref="AddPackage"/>: into a copy of the caller's <c>--rpmlist</c>, or, where dependencies are expanded from
/// package directories and repositories, as <c>--extra-packs</c> found through one more directory in <c>--rpms</c>.
/// </summary>
internal sealed class PackageEffects(BuildJob job, string packagesDirectory)
{
    /// <summary>Without a list only these can be expressed: the last three become prjconf lines.</summary>
    private const PackageUses ExpressibleWithoutList =
        PackageUses.Install | PackageUses.Preinstall | PackageUses.VmInstall | PackageUses.RunScripts;

    private static readonly string[] s_suffixes =
        [".rpm", ".deb", ".arch", ".apk", ".pkg.tar.gz", ".pkg.tar.xz", ".pkg.tar.zst"];

    /// <summary>What createdirdeps looks for.</summary>
    private static readonly string[] s_looseSuffixes = [".rpm", ".deb", ".pkg.tar.gz", ".pkg.tar.xz"];

    public BuildInputs Plan(BuildInputs inputs, AddPackage effect, RefusalList refusals)
    {
        var before = refusals.Count;
        CheckName(effect, refusals);
        CheckFile(effect, refusals);
        return refusals.Count > before ? inputs : PlanOwn(inputs, effect, refusals);
    }

    /// <summary>The same for a package that the engine is about to make.</summary>
    public BuildInputs PlanOwn(BuildInputs inputs, AddPackage effect, RefusalList refusals)
    {
        var before = refusals.Count;
        var list = inputs.Arguments.ValueOf("--rpmlist");
        if (list is null)
        {
            CheckLoose(inputs, effect, refusals);
        }

        if (refusals.Count > before)
        {
            return inputs;
        }

        return list is null ? WithLoose(inputs, effect) : WithListed(inputs, effect, list, refusals);
    }

    private static BuildInputs WithListed(BuildInputs inputs, AddPackage effect, string list, RefusalList refusals)
    {
        try
        {
            var current = inputs.RpmList ?? RpmListText.Parse(File.ReadAllText(list));
            return inputs with { RpmList = current.With(effect) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(refusals, effect, $"cannot read {list}: {e.Message}", "a readable --rpmlist");
            return inputs;
        }
    }

    private BuildInputs WithLoose(BuildInputs inputs, AddPackage effect)
    {
        var lines = inputs.PrjconfLines;
        lines = AddLine(lines, effect, PackageUses.Preinstall, "Preinstall");
        lines = AddLine(lines, effect, PackageUses.VmInstall, "VMInstall");
        lines = AddLine(lines, effect, PackageUses.RunScripts, "Runscripts");
        var arguments = inputs.Arguments;
        if (inputs.LoosePackages.IsEmpty)
        {
            var directories = arguments.ValueOf("--rpms");
            arguments = arguments.With(
                "--rpms", directories is null ? packagesDirectory : $"{packagesDirectory}:{directories}");
        }

        return inputs with
        {
            Arguments = arguments.WithAdded($"--extra-packs={effect.Name}"),
            PrjconfLines = lines,
            LoosePackages = inputs.LoosePackages.SetItem(Path.GetFileName(effect.Path), effect.Path),
        };
    }

    private static ImmutableArray<string> AddLine(
        ImmutableArray<string> lines, AddPackage effect, PackageUses use, string keyword) =>
        effect.Uses.HasFlag(use) ? lines.Add($"{keyword}: {effect.Name}") : lines;

    private static void CheckName(AddPackage effect, RefusalList refusals)
    {
        var name = effect.Name;
        if (name.Length is 0 or > 200
            || !char.IsAsciiLetterOrDigit(name[0])
            || name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+~-") >= 0)
        {
            Refuse(refusals, effect, $"the name '{name}'", "letters, digits and . _ + ~ -, beginning with a letter or digit");
        }
    }

    private static void CheckFile(AddPackage effect, RefusalList refusals)
    {
        if (!EffectText.IsPlainAbsolutePath(effect.Path))
        {
            Refuse(refusals, effect, $"the path '{effect.Path}'", "an absolute path without blanks and backslashes");
        }
        else if (!HasSuffix(effect.Path, s_suffixes))
        {
            Refuse(refusals, effect, $"the file {effect.Path}", $"one that ends with {string.Join(", ", s_suffixes)}");
        }
        else if (new FileInfo(effect.Path) is not { Exists: true, LinkTarget: null })
        {
            Refuse(refusals, effect, $"{effect.Path}, which is no file", "a regular file that exists");
        }
    }

    private void CheckLoose(BuildInputs inputs, AddPackage effect, RefusalList refusals)
    {
        if (effect.InsteadOf is not null)
        {
            Refuse(refusals, effect, $"{effect.InsteadOf} to be replaced in a build without --rpmlist", "a build with --rpmlist");
        }

        if ((effect.Uses & ~ExpressibleWithoutList) != 0)
        {
            Refuse(refusals, effect, $"the use {effect.Uses & ~ExpressibleWithoutList} in a build without --rpmlist", $"{ExpressibleWithoutList}");
        }

        if ((effect.Uses & ~PackageUses.Install) != 0 && job.Prjconf.Length == 0)
        {
            Refuse(refusals, effect, "no project configuration file to name it in", "--dist with a file");
        }

        if (!HasSuffix(effect.Path, s_looseSuffixes))
        {
            Refuse(refusals, effect, $"{effect.Path} in a build without --rpmlist", $"a file that ends with {string.Join(", ", s_looseSuffixes)}");
        }

        // With neither, build takes its repositories from --dist, and would stop doing so.
        if (!inputs.Arguments.Has("--rpms") && !inputs.Arguments.Has("--repository") && !inputs.Arguments.Has("--repo"))
        {
            Refuse(refusals, effect, "a build with neither --rpmlist nor --rpms nor --repository", "one of these options of build");
        }
    }

    private static bool HasSuffix(string path, string[] suffixes) =>
        Array.Exists(suffixes, suffix => path.EndsWith(suffix, StringComparison.Ordinal));

    private static void Refuse(RefusalList refusals, AddPackage effect, string found, string expected) =>
        refusals.Add(DiagnosticCodes.PackageRefused, $"package {effect.Name}: {found}", expected);
}
