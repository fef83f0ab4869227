using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Packages;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>
/// RPM packages. dnf resolves and downloads the whole set; where the host has none, the configured packages must be the whole
/// set and lie in a directory. rpm makes the root from exactly these files, without network.
/// </summary>
internal sealed class RpmProvider : IToolsProvider
{
    public Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs)
    {
        HostPrograms.Require("rpm", "rpm");
        var pool = Path.Combine(work, "pool");
        Directory.CreateDirectory(pool);
        if (HostPrograms.Find("dnf") is { } dnf)
        {
            Download(spec, work, pool, dnf, programs);
        }
        else
        {
            RpmPool.Collect(spec, pool, programs);
        }

        var packages = RpmPool.Read(pool, programs);
        return new Resolution(packages, tree => Build(pool, work, tree, programs)) { Files = () => RpmPool.NamesOf(pool) };
    }

    /// <summary>Makes a root of all packages in a directory.</summary>
    internal static void Build(string pool, string work, string tree, HostPrograms programs)
    {
        var files = RpmPool.Files(pool);
        programs.Say($"installing {files.Length} packages");
        Directory.CreateDirectory(tree);
        var list = Path.Combine(work, "packages");
        File.WriteAllLines(list, files);

        // The database where the newer distributions have it; signatures were the resolver's business.
        var result = programs.Run(
            HostPrograms.Require("rpm", "rpm"),
            ["--root", tree, "--dbpath", "/usr/lib/sysimage/rpm", "--define", "_pkgverify_level none", "--excludedocs", "-i", list],
            work);
        if (result.ExitStatus != 0)
        {
            throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"rpm failed: {HostPrograms.LastWords(result)}");
        }
    }

    private static void Download(ToolsSpec spec, string work, string pool, string dnf, HostPrograms programs)
    {
        programs.Say("resolving and downloading packages");
        var configuration = Path.Combine(work, "dnf.conf");
        File.WriteAllText(configuration, "[main]\n");
        var options = ImmutableArray.CreateBuilder<string>();
        options.AddRange(
            "-q", "-y", "--config", configuration, "--installroot", Path.Combine(work, "empty"), "--releasever", "0",
            $"--forcearch={spec.Arch}", "--disableplugin=*", "--setopt=reposdir=/dev/null", "--setopt=varsdir=/dev/null",
            $"--setopt=cachedir={work}/cache", $"--setopt=logdir={work}", $"--setopt=persistdir={work}/persist",
            "--setopt=install_weak_deps=False", "--setopt=gpgcheck=0", "--setopt=retries=2", "--setopt=keepcache=1");
        var count = 0;
        foreach (var repository in spec.Repositories)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"tools{count++}");
            options.Add($"--repofrompath={id},{UrlOf(repository, Path.Combine(work, id), spec, programs)}");
        }

        var result = programs.Run(
            dnf, [.. options, "install", "--downloadonly", "--downloaddir", pool, .. spec.Packages], work);
        if (result.ExitStatus == 0)
        {
            return;
        }

        var words = HostPrograms.LastWords(result);
        var missing = NotFound(result.Error);
        throw missing.Length > 0 ? DebianProvider.Missing(spec, missing)
            : result.Error.Contains("nothing provides", StringComparison.Ordinal) || result.Error.Contains("conflicting requests", StringComparison.Ordinal)
                ? new EngineException(
                    DiagnosticCodes.ToolsPackageMissing,
                    $"{spec.Location}: the packages cannot be installed together: {words}",
                    DebianProvider.FaultOf(spec))
                : new EngineException(DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: a repository cannot be read: {words}");
    }

    /// <summary>dnf says "Unable to find a match: one two" and nothing else then.</summary>
    private static string[] NotFound(string errors)
    {
        const string words = "Unable to find a match:";
        var line = errors.Split('\n').FirstOrDefault(static l => l.Contains(words, StringComparison.Ordinal));
        return line is null ? [] : line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A directory without index gets one beside it, where the host can make it.</summary>
    private static string UrlOf(string repository, string index, ToolsSpec spec, HostPrograms programs)
    {
        if (!repository.StartsWith('/'))
        {
            return repository;
        }

        if (!Directory.Exists(repository))
        {
            throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {repository} is no directory; expected one with .rpm files");
        }

        if (File.Exists(Path.Combine(repository, "repodata", "repomd.xml")))
        {
            return $"file://{repository}";
        }

        // Links to the files: the index must not be written where they are.
        Directory.CreateDirectory(index);
        foreach (var file in RpmPool.Files(repository))
        {
            File.CreateSymbolicLink(Path.Combine(index, Path.GetFileName(file)), file);
        }

        var result = programs.Run(HostPrograms.Require("createrepo_c", "createrepo-c"), ["-q", index], index);
        return result.ExitStatus == 0
            ? $"file://{index}"
            : throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {repository} cannot be indexed: {HostPrograms.LastWords(result)}");
    }
}
