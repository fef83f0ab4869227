using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// <see cref="AddSource"/>: the build gets the sources through a copy-on-write view (an overlay), because the directory
/// itself is somebody's working copy under osc, and a copy could be gigabytes in memory. The same everywhere: with a
/// worker it spares an undo inside the build root.
/// </summary>
internal sealed class SourceView(JobArea area, BuildJob job, AreaMounts mounts)
{
    public BuildInputs Plan(BuildInputs inputs, AddSource effect, RefusalList refusals)
    {
        var before = refusals.Count;
        CheckName(effect, refusals);
        CheckContent(effect, refusals);
        var arguments = inputs.Arguments;
        if (inputs.Sources.IsEmpty)
        {
            arguments = Redirect(inputs, effect, refusals);
        }

        if (refusals.Count == before && !effect.Replace && Exists(inputs, effect.Name))
        {
            Refuse(refusals, effect, "there is a source of this name", "a new name, or Replace = true");
        }

        return refusals.Count > before
            ? inputs
            : inputs with { Arguments = arguments, Sources = inputs.Sources.Add(effect.Name) };
    }

    /// <exception cref="IOException">The view or the file cannot be made.</exception>
    public void Apply(AddSource effect)
    {
        var path = AreaMounts.PathOf(area.Directory, MountName.Sources);
        if (MountTable.At(path).Count == 0)
        {
            using var sources = DirectoryHandle.Open(job.SourceDirectory);
            mounts.Apply(MountName.Sources, MountKind.OverlayTree, sources, 0);
        }

        using var view = DirectoryHandle.Open(path);
        view.RemoveFile(effect.Name);
        FileCopy.Copy(effect.ContentPath, view, effect.Name, 0x1A4);
        area.Journal.Step($"source {effect.Name}");
    }

    private BuildArguments Redirect(BuildInputs inputs, AddSource effect, RefusalList refusals)
    {
        var relative = job.SourceDirectory.Length == 0 ? ".." : Path.GetRelativePath(job.SourceDirectory, job.Recipe);
        if (relative.StartsWith("..", StringComparison.Ordinal) || job.Recipe.EndsWith(".src.rpm", StringComparison.Ordinal))
        {
            Refuse(refusals, effect, "the recipe is in no directory of sources", "a recipe beside its sources");
            return inputs.Arguments;
        }

        if (inputs.Arguments.Has("--rpm-build-in-place") || inputs.Arguments.Has("--rpm-build-in-place-noprep"))
        {
            Refuse(refusals, effect, "a build in place", "a build from a recipe's directory");
            return inputs.Arguments;
        }

        var view = $"{AreaMounts.PathOf(area.Directory, MountName.Sources)}/{relative}";
        if (inputs.Arguments.WithRecipe(job.Recipe, view) is { } redirected)
        {
            return redirected;
        }

        Refuse(refusals, effect, $"the recipe {job.Recipe} is not on the command line of build", "a recipe as argument");
        return inputs.Arguments;
    }

    private bool Exists(BuildInputs inputs, string name)
    {
        if (inputs.Sources.Contains(name))
        {
            return true;
        }

        using var sources = DirectoryHandle.Open(job.SourceDirectory);
        return sources.StatIfExists(name) is not null;
    }

    private static void CheckName(AddSource effect, RefusalList refusals)
    {
        var name = effect.Name;
        if (name.Length is 0 or > 200 || name[0] is '.' or '-' || name.Contains('/', StringComparison.Ordinal)
            || EffectText.HasControlCharacters(name))
        {
            Refuse(refusals, effect, $"the name '{name}'", "a file name without directory, not beginning with . or -");
        }
        else if (name.StartsWith("_service", StringComparison.Ordinal))
        {
            // build runs the services in it at build time, outside the root for some of them.
            Refuse(refusals, effect, $"the name '{name}'", "no source service");
        }
    }

    private static void CheckContent(AddSource effect, RefusalList refusals)
    {
        if (!effect.ContentPath.StartsWith('/')
            || new FileInfo(effect.ContentPath) is not { Exists: true, LinkTarget: null })
        {
            Refuse(refusals, effect, $"'{effect.ContentPath}', which is no file", "an absolute path of a regular file");
        }
    }

    private static void Refuse(RefusalList refusals, AddSource effect, string found, string expected) =>
        refusals.Add(DiagnosticCodes.SourceRefused, $"source {effect.Name}: {found}", expected);
}
