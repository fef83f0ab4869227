using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>
/// <see cref="AddRootFile"/>: one package of all files, installed with the others. Nothing is written to the root itself, which
/// <c>build --clean</c> empties, and which a virtual machine has on a disk. A path that a package of the root has is a conflict, and rpm or
/// dpkg say so in the build log: what packages own is changed by packages.
/// </summary>
internal sealed class RootFileEffects(JobArea area, BuildJob job, PackageEffects packages)
{
    public const string PackageName = "obs-hooks-root-files";

    private const string ContentsName = "root-files";
    private const long LargestContent = 64L << 20;

    public BuildInputs Plan(BuildInputs inputs, AddRootFile effect, RefusalList refusals)
    {
        var before = refusals.Count;
        if (RootPathCheck.ProblemOf(effect.Path) is { } expected)
        {
            Refuse(refusals, effect, "this path", expected);
        }
        else if (inputs.RootFiles.ContainsKey(effect.Path))
        {
            Refuse(refusals, effect, "a file that a hook has put there already", "another path");
        }

        CheckContent(effect, refusals);
        if (RootFormat.Of(job, inputs) is not { } format)
        {
            Refuse(refusals, effect, "a build root of neither rpm nor deb packages", "one of these formats");
            return inputs;
        }

        if (refusals.Count == before && inputs.RootFiles.IsEmpty)
        {
            inputs = packages.PlanOwn(inputs, new AddPackage(PackageName, PathOf(format)), refusals);
        }

        var content = string.Create(CultureInfo.InvariantCulture, $"{area.Directory}/{ContentsName}/{inputs.RootFiles.Count}");
        return refusals.Count > before
            ? inputs
            : inputs with { RootFiles = inputs.RootFiles.Add(effect.Path, new RootFile(effect.Path, effect.Executable ? 0x1EDu : 0x1A4u, content)) };
    }

    /// <summary>Keeps the content: the hook's own file may be gone when another hook adds to the package.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Apply(BuildInputs inputs, AddRootFile effect)
    {
        using var contents = area.Handle.CreateDirectory(ContentsName);
        var name = Path.GetFileName(inputs.RootFiles[effect.Path].Content);
        contents.RemoveFile(name);
        FileCopy.Copy(effect.ContentPath, contents, name, 0x180);
        area.Journal.Step($"root file {name}");
    }

    /// <summary>Writes the package with all files so far.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(BuildInputs inputs, DirectoryHandle directory)
    {
        if (RootFormat.Of(job, inputs) is { } format)
        {
            RootPackage.Write(directory, PackageName, format, [.. inputs.RootFiles.Values]);
        }
    }

    private string PathOf(PackageFormat format) =>
        $"{area.Directory}/{PreChrootEffects.PackagesName}/{PackageName}{RootPackage.SuffixOf(format)}";

    private static void CheckContent(AddRootFile effect, RefusalList refusals)
    {
        if (!effect.ContentPath.StartsWith('/') || new FileInfo(effect.ContentPath) is not { Exists: true, LinkTarget: null } file)
        {
            Refuse(refusals, effect, $"'{effect.ContentPath}', which is no file", "an absolute path of a regular file");
        }
        else if (file.Length > LargestContent)
        {
            Refuse(refusals, effect, $"{file.Length} bytes", $"at most {LargestContent}");
        }
    }

    private static void Refuse(RefusalList refusals, AddRootFile effect, string found, string expected) =>
        refusals.Add(DiagnosticCodes.RootFileRefused, $"file {effect.Path} in the root: {found}", expected);
}
