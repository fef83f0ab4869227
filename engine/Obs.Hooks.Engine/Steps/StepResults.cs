using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.Engine.Steps;

/// <summary>
/// Puts what a build step made where <c>build</c> leaves results, <c>.build.packages -> usr/src/packages</c> in the build root, so
/// that whoever collects them, and the next <c>build --clean</c>, finds what it expects.
/// </summary>
internal sealed class StepResults(BuildJob job, DirectoryHandle root)
{
    private const string LinkName = ".build.packages";
    private const string Top = "usr/src/packages";

    private static readonly FileStatus s_engine = new() { Owner = Libc.EffectiveUser() };

    /// <summary>Removes those of an earlier build in this root.</summary>
    public void Clear()
    {
        TreeRemoval.Remove(root, LinkName);
        if (OpenTop() is { } top)
        {
            using (top)
            {
                foreach (var raw in top.RawEntries())
                {
                    TreeRemoval.Remove(top, raw);
                }
            }
        }
    }

    /// <summary>Moves the results there.</summary>
    /// <param name="scratch">The step's directory.</param>
    /// <param name="files">What is to be moved.</param>
    /// <exception cref="EngineException">The step named something that is no result: the job fails.</exception>
    public void Collect(DirectoryHandle scratch, ImmutableArray<StepResultFile> files)
    {
        using var top = OpenTop() ?? CreateTop();
        using (var other = top.CreateDirectory(ResultDirectories.Other, 0x1ED))
        {
            // build leaves one always
        }

        foreach (var file in files)
        {
            var name = Path.GetFileName(file.Path);
            if (!ResultDirectories.AreCollected(job.RecipeType, file.Directory) || file.Directory.Contains('/', StringComparison.Ordinal))
            {
                throw Refused($"{file.Directory}/{name}; results of a {job.RecipeType} recipe go to {ResultDirectories.Describe(job.RecipeType)}");
            }

            using var staged = StagedFile.TryOpen(scratch, file.Path, out var problem) ?? throw Refused(problem);
            using var directory = top.CreateDirectory(file.Directory, 0x1ED);
            staged.MoveTo(scratch, directory, name, s_engine);
        }

        if (Libc.SymlinkAt(Top, root.Handle, LinkName) != 0)
        {
            throw NativeException.Last($"cannot create {root.Path}/{LinkName}");
        }
    }

    private DirectoryHandle? OpenTop()
    {
        var directory = root;
        try
        {
            foreach (var name in Top.Split('/'))
            {
                var next = directory.StatIfExists(name) is { IsDirectory: true } ? directory.OpenDirectoryIfExists(name) : null;
                if (directory != root)
                {
                    directory.Dispose();
                }

                if (next is null)
                {
                    return null;
                }

                directory = next;
            }

            return directory;
        }
        catch (NativeException)
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>What is in the way is of an earlier build; <c>build --clean</c> would remove it, too.</summary>
    private DirectoryHandle CreateTop()
    {
        var directory = root;
        foreach (var name in Top.Split('/'))
        {
            if (directory.StatIfExists(name) is { IsDirectory: false })
            {
                _ = directory.RemoveFile(name);
            }

            var next = directory.CreateDirectory(name, 0x1ED);
            if (directory != root)
            {
                directory.Dispose();
            }

            directory = next;
        }

        return directory;
    }

    private static EngineException Refused(string what) =>
        new(DiagnosticCodes.ResultRefused, $"the build step's result {what}", ExitStatus.Failed);
}
