using System.Xml;
using System.Xml.Linq;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>For which repositories and architectures a project builds.</summary>
internal static class ProjectTargets
{
    /// <summary>Those of the project's <c>_meta</c>, in its order as osc has it, or of the configurations in a directory.</summary>
    /// <exception cref="EngineException">There are none.</exception>
    public static IReadOnlyList<Target> Find(string? meta, string directory)
    {
        var targets = meta is null ? WorkingDirectory.Targets(directory) : Read(meta);
        return targets.Count > 0 ? targets : throw new EngineException(
            DiagnosticCodes.NoTargets,
            "nothing says for which repositories and architectures to check; expected REPOSITORY ARCH, --meta FILE "
            + "(`osc meta prj PROJECT`), or _buildconfig-REPOSITORY-ARCH files in this directory",
            ExitStatus.Failed);
    }

    private static List<Target> Read(string meta)
    {
        try
        {
            using var file = File.OpenRead(meta);
            using var reader = XmlFiles.Read(file);
            return
            [
                .. XElement.Load(reader).Elements("repository").SelectMany(static repository =>
                    repository.Elements("arch").Select(arch => new Target(repository.Attribute("name")?.Value ?? "", arch.Value, null))),
            ];
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.NoTargets, $"{meta}: cannot be read as a project's _meta: {e.Message}", e, ExitStatus.Failed);
        }
    }
}
