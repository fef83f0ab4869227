using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Effects.RootPackages;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Effects.Guests;

/// <summary>
/// <see cref="BuildInGuest"/>, with what obs-build has: the tools root comes as a preinstall image with a package list that names
/// nothing else; the recipe's own code in a view of BUILD_DIR ends with a <c>recipe_build_TYPE</c> that runs the hook's program.
/// </summary>
internal sealed class GuestBuildEffects(JobArea area, BuildJob job, AreaMounts mounts)
{
    private const string FilesName = "obs-hooks-files";
    private readonly BuildCodeView _view = new(area, mounts);

    public BuildInputs Plan(BuildInputs inputs, BuildInGuest effect, RefusalList refusals)
    {
        var before = refusals.Count;
        if (job.RootIsDirectory)
        {
            Refuse(refusals, $"a build in a guest, and a job for {job.VmType}", "a job for a virtual machine");
        }

        if (inputs.Guest is not null || inputs.Replacement is not null)
        {
            Refuse(refusals, "a second hook that builds", "one hook that builds");
        }

        var format = FormatOf(effect.Root);

        // A copied directory and a tarball are one package to the tools root. init_buildsystem would remove all others from the machine's root.
        if (effect.Root.Packages.Length < 2 || format is null)
        {
            Refuse(refusals, "a tools root whose packages nobody knows", "a tools root of deb or rpm packages, which the guest's root is made of");
        }

        CheckFiles(effect, refusals);
        return refusals.Count > before ? inputs : WithList(inputs, effect, format!.Value, refusals);
    }

    /// <summary>Changes the build's code for this job.</summary>
    /// <param name="inputs">What is planned.</param>
    /// <param name="buildDirectory">The real build's code.</param>
    /// <exception cref="IOException">It has none for such a recipe, or the view cannot be made.</exception>
    public BuildInputs Apply(BuildInputs inputs, string buildDirectory)
    {
        var effect = inputs.Guest!;
        var recipe = $"build-recipe-{job.RecipeType}";
        using var code = DirectoryHandle.Open(buildDirectory);
        if (code.StatIfExists(recipe) is not { IsRegularFile: true })
        {
            throw new IOException($"{buildDirectory}/{recipe} is no file: this build has no code for such a recipe");
        }

        using var view = _view.Open(code);
        BuildCodeView.Replace(view, recipe, Encoding.UTF8.GetBytes(File.ReadAllText($"{buildDirectory}/{recipe}") + Function(effect)), 0x1A4);
        using var files = view.CreateDirectory(FilesName, 0x1ED);
        foreach (var (path, content) in effect.Files)
        {
            WriteFile(files, path, content);
        }

        area.Journal.Step("guest build");
        return inputs with { Environment = inputs.Environment.SetItem("BUILD_DIR", _view.Path) };
    }

    private BuildInputs WithList(BuildInputs inputs, BuildInGuest effect, PackageFormat format, RefusalList refusals)
    {
        var suffix = format == PackageFormat.Deb ? ".deb" : ".rpm";
        try
        {
            var callers = new BuildArguments(job.Arguments).ValueOf("--rpmlist") is { } list ? RpmListText.Parse(File.ReadAllText(list)) : new RpmListText([]);
            var current = inputs.RpmList ?? callers;
            foreach (var line in GuestRootList.Added(callers, current).Where(l => !l.EndsWith(suffix, StringComparison.Ordinal)))
            {
                Refuse(refusals, $"'{line}' of an earlier hook", $"only {suffix} packages, as the tools root has");
            }

            return inputs with
            {
                Guest = effect,
                RootFormat = format,
                RpmList = GuestRootList.Of(effect.Root.Packages, RootImage.PathOf(effect.Root), callers, current),
                PrjconfLines = job.Prjconf.Length > 0 ? inputs.PrjconfLines.Add($"Binarytype: {suffix[1..]}") : inputs.PrjconfLines,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(refusals, $"an --rpmlist that cannot be read: {e.Message}", "a readable one");
            return inputs;
        }
    }

    private string Function(BuildInGuest effect) =>
        Encoding.UTF8.GetString(EmbeddedText.Read("guest-recipe.sh"))
            .Replace("@TYPE@", job.RecipeType, StringComparison.Ordinal)
            .Replace("@FAILED@", GuestLog.EndOfProgram, StringComparison.Ordinal)
            .Replace("@FILES@", FilesName, StringComparison.Ordinal)
            .Replace("@PROGRAM@", effect.Program, StringComparison.Ordinal);

    private static void WriteFile(DirectoryHandle files, string path, string content)
    {
        var names = path[1..].Split('/');
        var parent = files;
        try
        {
            foreach (var name in names[..^1])
            {
                var next = parent.CreateDirectory(name, 0x1ED);
                Close(parent, files);
                parent = next;
            }

            var isProgram = names.Length > 1 && names[^2] is "bin" or "sbin";
            parent.WriteFile(names[^1], Encoding.UTF8.GetBytes(content), isProgram ? 0x1EDu : 0x1A4u);
        }
        finally
        {
            Close(parent, files);
        }
    }

    private static void Close(DirectoryHandle handle, DirectoryHandle top)
    {
        if (handle != top)
        {
            handle.Dispose();
        }
    }

    private static PackageFormat? FormatOf(IToolsRoot root) =>
        File.Exists($"{root.Directory}/var/lib/dpkg/status") ? PackageFormat.Deb
        : Directory.Exists($"{root.Directory}/var/lib/rpm") || Directory.Exists($"{root.Directory}/usr/lib/sysimage/rpm") ? PackageFormat.Rpm
        : null;

    private static void CheckFiles(BuildInGuest effect, RefusalList refusals)
    {
        foreach (var path in effect.Files.Keys.Append(effect.Program))
        {
            if (RootPathCheck.ProblemOf(path) is not null || path.AsSpan().ContainsAny("'\"$`&|;()<>*?[]{}~#!"))
            {
                Refuse(refusals, $"the path '{path}' in the guest", "an absolute path of plain characters");
            }
        }
    }

    private static void Refuse(RefusalList refusals, string found, string expected) =>
        refusals.Add(DiagnosticCodes.BuildReplacementRefused, found, expected);
}
