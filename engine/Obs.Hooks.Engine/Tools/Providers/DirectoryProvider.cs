using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Tools.Packages;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>
/// A tree that the administrator made. It is copied, so that later changes do not reach running jobs; named by what a walk
/// over its names, sizes and times finds.
/// </summary>
internal sealed class DirectoryProvider : IToolsProvider
{
    public Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs)
    {
        var source = Path.TrimEndingDirectorySeparator(spec.Repositories[0]);
        try
        {
            using var trusted = TrustedDirectory.Open(source) ?? throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {source} does not exist; expected the directory of a tools root");
        }
        catch (UntrustedPathException e)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsRefused, $"{spec.Location}: {e.Diagnostic.Location}: {e.Diagnostic.Found}; expected {e.Diagnostic.Expected}", e);
        }

        var package = new ToolsPackage(Path.GetFileName(source), "0", TreeDigest.Of(source));
        return new Resolution([package], tree =>
        {
            programs.Say($"copying {source}");
            var result = programs.Run(HostPrograms.Require("cp", "coreutils"), ["-a", "--reflink=auto", "--", source, tree], work);
            if (result.ExitStatus != 0)
            {
                throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"{source} cannot be copied: {HostPrograms.LastWords(result)}");
            }
        });
    }
}
