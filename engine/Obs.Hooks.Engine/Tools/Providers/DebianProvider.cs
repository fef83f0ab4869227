using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Tools.Packages;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>
/// Debian packages. apt resolves and downloads the whole set against an empty dpkg status, with this host's keys; mmdebstrap
/// then makes the root from exactly these files, without network.
/// </summary>
internal sealed class DebianProvider : IToolsProvider
{
    /// <summary>apt(8), apt-patterns(7): the packages a Debian system cannot be without.</summary>
    internal const string Essential = "?essential";

    public Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs)
    {
        var apt = HostPrograms.Require("apt-get", "apt");
        HostPrograms.Require("mmdebstrap", "mmdebstrap");
        var pool = Path.Combine(work, "pool");
        Directory.CreateDirectory(Path.Combine(pool, "partial"));
        Directory.CreateDirectory(Path.Combine(work, "state", "lists", "partial"));
        File.WriteAllText(Path.Combine(work, "status"), "");
        File.WriteAllLines(Path.Combine(work, "sources.list"), Sources(spec, work, programs));

        ImmutableArray<string> options =
        [
            "-qq", "-y", "-o", $"Dir::State={work}/state", "-o", $"Dir::State::status={work}/status", "-o", $"Dir::Cache={work}/cache",
            "-o", $"Dir::Cache::archives={pool}", "-o", $"Dir::Etc::sourcelist={work}/sources.list", "-o", "Dir::Etc::sourceparts=/dev/null",
            "-o", "Dir::Etc::preferencesparts=/dev/null", "-o", "Dir::Etc::preferences=/dev/null",
            "-o", $"APT::Architecture={ToolsNames.Debian(spec.Arch)}", "-o", $"APT::Architectures={ToolsNames.Debian(spec.Arch)}",
            "-o", "APT::Update::Error-Mode=any", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Languages=none",
            "-o", "Acquire::Retries=2", "-o", "DPkg::Post-Invoke=", "-o", "APT::Update::Post-Invoke=",
        ];
        programs.Say("reading the package lists");
        var update = programs.Run(apt, [.. options, "update"], work);
        if (update.ExitStatus != 0)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: a repository cannot be read: {HostPrograms.LastWords(update)}");
        }

        programs.Say("downloading packages");
        var install = programs.Run(
            apt, [.. options, "--no-install-recommends", "--download-only", "install", Essential, .. spec.Packages], work);
        if (install.ExitStatus != 0)
        {
            throw NotInstallable(spec, install);
        }

        var debs = DebPool.Read(pool, programs);
        return new Resolution(DebPool.PackagesOf(debs), tree => Build(debs, spec.Arch, work, tree, programs))
        {
            Files = () => DebPool.NamesOf(debs),
        };
    }

    /// <summary>Makes a root of exactly these packages.</summary>
    internal static void Build(ImmutableArray<DebFile> debs, string arch, string work, string tree, HostPrograms programs)
    {
        programs.Say($"unpacking and configuring {debs.Length} packages");
        var repository = DebPool.WriteRepository(Path.Combine(work, "resolved"), debs);
        var result = programs.Run(
            HostPrograms.Require("mmdebstrap", "mmdebstrap"),
            [
                "--quiet", "--mode=root", "--variant=custom", "--format=directory", $"--architectures={ToolsNames.Debian(arch)}",
                "--include=" + string.Join(',', debs.Select(static d => d.Package.Name).Distinct(StringComparer.Ordinal)),
                "", tree, repository,
            ],
            work);
        if (result.ExitStatus != 0)
        {
            throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"mmdebstrap failed: {HostPrograms.LastWords(result)}");
        }

        // Nobody reads them there. dpkg's path-exclude would have mmdebstrap start a filter in Python for each package.
        using var share = DirectoryHandle.Open(Path.Combine(tree, "usr", "share"));
        foreach (var name in (ReadOnlySpan<string>)["doc", "info", "locale", "man"])
        {
            TreeRemoval.Remove(share, name);
        }
    }

    /// <summary>Directories become repositories of their own; everything else is a line of sources.list(5).</summary>
    private static IEnumerable<string> Sources(ToolsSpec spec, string work, HostPrograms programs)
    {
        var count = 0;
        foreach (var repository in spec.Repositories)
        {
            if (!repository.StartsWith('/'))
            {
                yield return $"deb {repository}";
                continue;
            }

            if (!Directory.Exists(repository))
            {
                throw new EngineException(
                    DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {repository} is no directory; expected one with .deb files");
            }

            yield return DebPool.WriteRepository(Path.Combine(work, $"repository{count++}"), DebPool.Read(repository, programs));
        }
    }

    private static EngineException NotInstallable(ToolsSpec spec, ProcessResult result)
    {
        var text = result.Error;
        var missing = spec.Packages.Where(p =>
            text.Contains($"Unable to locate package {p}\n", StringComparison.Ordinal)
            || text.Contains($"Package '{p}' has no installation candidate", StringComparison.Ordinal)
            || text.Contains($"Package {p} is not available", StringComparison.Ordinal)).ToArray();
        if (missing.Length > 0)
        {
            return Missing(spec, missing);
        }

        return text.Contains("unmet dependencies", StringComparison.Ordinal) || text.Contains("Unable to correct problems", StringComparison.Ordinal)
            ? new EngineException(
                DiagnosticCodes.ToolsPackageMissing,
                $"{spec.Location}: the packages cannot be installed together: {HostPrograms.LastWords(result)}",
                FaultOf(spec))
            : new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: packages cannot be downloaded: {HostPrograms.LastWords(result)}");
    }

    internal static EngineException Missing(ToolsSpec spec, IReadOnlyList<string> packages) => new(
        DiagnosticCodes.ToolsPackageMissing,
        $"{spec.Location}: no repository has {string.Join(", ", packages)}; looked in {string.Join(", ", spec.Repositories)}",
        FaultOf(spec));

    /// <summary>What a project asked for and is not there is the project's mistake, not this host's.</summary>
    internal static ExitStatus FaultOf(ToolsSpec spec) => spec.AskedBy == TrustClass.Host ? ExitStatus.BadHost : ExitStatus.Failed;
}
