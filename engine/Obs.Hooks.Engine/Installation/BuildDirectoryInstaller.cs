using System.Security.Cryptography;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Installation;

/// <summary>Puts a shim in the place of <c>build</c> in a build directory, and takes it away again.</summary>
internal static class BuildDirectoryInstaller
{
    private const UnixFileMode ShimMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static InstallationPlan Install(BuildDirectoryOptions options)
    {
        var plan = new InstallationPlan();
        var directory = new BuildDirectory(options.BuildDirectory);
        CheckDirectory(directory, plan.Problems);
        CheckForInstall(directory, options, plan.Problems);
        if (plan.Problems.HasErrors)
        {
            return plan;
        }

        var settings = options.Shim;
        if (options.Archive.Length > 0)
        {
            var archive = File.ReadAllBytes(options.Archive);
            settings = settings with { Digest = Digest(archive) };
            if (!File.Exists(directory.ArchivePath) || Digest(File.ReadAllBytes(directory.ArchivePath)) != settings.Digest)
            {
                plan.Add(
                    $"copy the engine ({archive.Length / 1_000_000.0:0.0} MB) to {directory.ArchivePath}",
                    () => AtomicFile.Write(directory.ArchivePath, archive, ShimMode));
            }
        }

        // Never a moment without `build`: the real script gets its second name first, then the shim takes the first.
        if (directory.Build == BuildScriptKind.Genuine)
        {
            plan.Add(
                directory.Overwritten
                    ? $"take the updated {directory.BuildPath} as {BuildDirectory.RealName}"
                    : $"keep {directory.BuildPath} as {BuildDirectory.RealName}",
                () => AtomicFile.Link(directory.BuildPath, directory.RealPath));
        }

        var text = Shim.Render(settings);
        if (directory.Build != BuildScriptKind.Shim || File.ReadAllText(directory.BuildPath) != text)
        {
            plan.Add(
                $"write the shim to {directory.BuildPath}",
                () => AtomicFile.Write(directory.BuildPath, text, ShimMode));
        }

        if (PackageOwner.IsDpkgFile(directory.BuildPath) && PackageOwner.TrueName(directory.BuildPath) != directory.RealPath)
        {
            plan.Add(
                $"tell dpkg to write later versions of {directory.BuildPath} to {BuildDirectory.RealName}",
                () => PackageOwner.Divert(directory.BuildPath, directory.RealPath));
        }

        AddNotes(directory, options, plan);
        return plan;
    }

    public static InstallationPlan Uninstall(string buildDirectory)
    {
        var plan = new InstallationPlan();
        var directory = new BuildDirectory(buildDirectory);
        CheckDirectory(directory, plan.Problems);
        if (directory.Build == BuildScriptKind.Shim && directory.Real != BuildScriptKind.Genuine)
        {
            plan.Problems.Error(
                DiagnosticCodes.RealBuildLost,
                new SourceLocation(directory.RealPath),
                $"{directory.Real.ToString().ToLowerInvariant()} file",
                "obs-build's script that the shim stands for",
                "install obs-build again, which writes `build`");
        }

        if (plan.Problems.HasErrors)
        {
            return plan;
        }

        if (PackageOwner.IsDpkgFile(directory.BuildPath) && PackageOwner.TrueName(directory.BuildPath) == directory.RealPath)
        {
            plan.Add(
                $"tell dpkg to write {directory.BuildPath} again",
                () => PackageOwner.Undivert(directory.BuildPath));
        }

        if (directory.Build == BuildScriptKind.Shim)
        {
            plan.Add(
                $"put {BuildDirectory.RealName} back as {directory.BuildPath}",
                () => File.Move(directory.RealPath, directory.BuildPath, overwrite: true));
        }
        else if (directory.Overwritten)
        {
            plan.Add($"remove the outdated {directory.RealPath}", () => File.Delete(directory.RealPath));
        }

        if (File.Exists(directory.ArchivePath))
        {
            plan.Add($"remove {directory.ArchivePath}", () => File.Delete(directory.ArchivePath));
        }

        return plan;
    }

    private static void CheckDirectory(BuildDirectory directory, DiagnosticBag problems)
    {
        var location = new SourceLocation(directory.Path);
        if (directory.IsLink)
        {
            problems.Error(
                DiagnosticCodes.LinkedBuildDirectory,
                location,
                $"a symbolic link to {new DirectoryInfo(directory.Path).LinkTarget}",
                "a directory",
                "name the directory itself (everybody who uses it gets the shim), or put a copy in the link's place "
                + "(cp -a)");
            return;
        }

        if (directory.Build is BuildScriptKind.Missing or BuildScriptKind.Foreign
            || !File.Exists(Path.Combine(directory.Path, "build-vm")))
        {
            problems.Error(
                DiagnosticCodes.NotABuildDirectory,
                location,
                !Directory.Exists(directory.Path) ? "no such directory"
                : directory.Build == BuildScriptKind.Foreign ? "a `build` that is not obs-build's script"
                : "no obs-build in it",
                "obs-build's scripts: build, build-vm, init_buildsystem ...",
                "/usr/lib/build or /usr/lib/obs-build from the package, STATEDIR/build of a worker, or the `build` "
                + "beside bs_repserver");
        }

        if (directory.Build == BuildScriptKind.Link)
        {
            problems.Error(
                DiagnosticCodes.LinkedBuildDirectory,
                new SourceLocation(directory.BuildPath),
                $"a symbolic link to {new FileInfo(directory.BuildPath).LinkTarget}",
                "a regular file",
                "install in the directory the link leads to");
        }

        if (Directory.Exists(directory.Path) && Libc.Access(directory.Path, Libc.WriteAccess) != 0)
        {
            problems.Error(
                DiagnosticCodes.InstallationDenied,
                location,
                $"not writable for {Environment.UserName}",
                "a directory this user may change",
                "run it as root");
        }
    }

    private static void CheckForInstall(BuildDirectory directory, BuildDirectoryOptions options, DiagnosticBag problems)
    {
        if (directory.Real is BuildScriptKind.Foreign or BuildScriptKind.Link or BuildScriptKind.Shim)
        {
            problems.Error(
                DiagnosticCodes.ForeignRealBuild,
                new SourceLocation(directory.RealPath),
                "a file that obs-hooks did not put there",
                "no such file, or obs-build's script",
                "another wrapper around `build`? Remove it first");
        }

        if (directory.Build == BuildScriptKind.Shim && directory.Real == BuildScriptKind.Missing)
        {
            problems.Error(
                DiagnosticCodes.RealBuildLost,
                new SourceLocation(directory.RealPath),
                "no such file",
                "obs-build's script that the shim stands for",
                "install obs-build again, then run this again");
        }

        if (!Path.IsPathRooted(options.Shim.Engine) || !Path.IsPathRooted(options.Shim.ConfigDirectory))
        {
            problems.Error(
                DiagnosticCodes.RelativePath,
                new SourceLocation(directory.Path),
                $"--engine {options.Shim.Engine}, --config-dir {options.Shim.ConfigDirectory}",
                "absolute paths: the shim is called from any directory");
        }

        if (!options.Served && !File.Exists(options.Shim.Engine))
        {
            problems.Error(
                DiagnosticCodes.EngineNotFound,
                new SourceLocation(options.Shim.Engine),
                "no such file",
                "the engine's program",
                "install the engine there, or say where it is with --engine");
        }

        if (options.Archive.Length > 0 && !File.Exists(options.Archive))
        {
            problems.Error(
                DiagnosticCodes.NoTravellingEngine,
                new SourceLocation(options.Archive),
                "no such file",
                "the archive with the self-contained engine",
                "make it with engine/package, or name it: --with-engine FILE");
        }

        var diverted = PackageOwner.TrueName(directory.BuildPath);
        if (diverted != directory.BuildPath && diverted != directory.RealPath)
        {
            problems.Error(
                DiagnosticCodes.ForeignDiversion,
                new SourceLocation(directory.BuildPath),
                $"diverted to {diverted}",
                "no diversion of somebody else",
                "see dpkg-divert --list");
        }
    }

    private static void AddNotes(BuildDirectory directory, BuildDirectoryOptions options, InstallationPlan plan)
    {
        if (options.Served)
        {
            plan.Notes.Add("Workers fetch the directory with their next job (bs_repserver's getbuildcode).");
            if (options.Archive.Length > 0)
            {
                plan.Notes.Add(
                    $"The engine adds {new FileInfo(options.Archive).Length / 1_000_000.0:0.0} MB to that, once per worker and "
                    + "update; obs-build also copies its directory into each virtual machine.");
            }
        }
        else
        {
            plan.Notes.Add(
                "A worker that fetches its build code from the server writes over this: start bs_worker with "
                + "--nobuildupdate, or use `install server` there.");
        }

        var package = PackageOwner.RpmPackage(directory.BuildPath);
        if (package.Length > 0)
        {
            plan.Notes.Add(
                $"An update of {package} writes over the shim and rpm cannot be told otherwise. In the spec of your "
                + $"obs-hooks package:\n    %triggerin -- {package}\n    obs-hooks install "
                + $"{(options.Served ? "server" : "worker")} --build-dir {directory.Path} || :\n"
                + "Until it has run, jobs build without hooks; `obs-hooks doctor` tells.");
        }
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
