using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Providers;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>A directory with .rpm files.</summary>
internal static class RpmPool
{
    public static string[] Files(string directory) =>
        [.. Directory.GetFiles(directory, "*.rpm").Where(static f => !f.EndsWith(".src.rpm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>What the files themselves say they are.</summary>
    public static ImmutableArray<ToolsPackage> Read(string directory, HostPrograms programs)
    {
        var packages = new List<ToolsPackage>();
        foreach (var file in Files(directory))
        {
            programs.CancellationToken.ThrowIfCancellationRequested();
            var (name, version, _) = Describe(file);
            packages.Add(new ToolsPackage(name, version, FileDigest.Of(file)));
        }

        return RootInfo.Sorted(packages);
    }

    public static IEnumerable<(string Name, string Path)> NamesOf(string directory) =>
        Files(directory).Select(static f => (Describe(f).Name, f));

    /// <summary>Links the wanted packages, by name, from directories. Without a resolver the list must be complete; rpm checks that.</summary>
    public static void Collect(ToolsSpec spec, string pool, HostPrograms programs)
    {
        var wanted = new HashSet<string>(spec.Packages, StringComparer.Ordinal);
        foreach (var repository in spec.Repositories)
        {
            if (!Directory.Exists(repository))
            {
                throw new EngineException(
                    DiagnosticCodes.ToolsProviderUnavailable,
                    $"{spec.Location}: without dnf only directories with .rpm files can be used, and {repository} is none; install dnf");
            }

            foreach (var file in Files(repository))
            {
                programs.CancellationToken.ThrowIfCancellationRequested();
                var (name, _, arch) = Describe(file);
                if ((arch == "noarch" || ToolsNames.Canonical(arch) == spec.Arch) && wanted.Remove(name))
                {
                    File.CreateSymbolicLink(Path.Combine(pool, Path.GetFileName(file)), file);
                }
            }
        }

        if (wanted.Count > 0)
        {
            throw DebianProvider.Missing(spec, [.. wanted.Order(StringComparer.Ordinal)]);
        }
    }

    private static (string Name, string Version, string Arch) Describe(string file)
    {
        var result = PlainProgram.Run(
            HostPrograms.Require("rpm", "rpm"), "-qp", "--nosignature", "--qf", "%{NAME} %{VERSION}-%{RELEASE} %{ARCH}", file);
        return result.ExitStatus == 0 && result.Output.Split(' ') is [var name, var version, var arch]
            ? (name, version, arch)
            : throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"{file} is no RPM package: {HostPrograms.LastWords(result)}");
    }
}
