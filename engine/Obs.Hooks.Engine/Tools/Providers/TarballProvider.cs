using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;

namespace Obs.Hooks.Engine.Tools.Providers;

/// <summary>A tar archive, named by its digest.</summary>
internal sealed class TarballProvider : IToolsProvider
{
    public Resolution Resolve(ToolsSpec spec, string work, HostPrograms programs)
    {
        var archive = spec.Repositories[0];
        if (!File.Exists(archive))
        {
            throw new EngineException(
                DiagnosticCodes.ToolsRepositoryUnreachable, $"{spec.Location}: {archive} does not exist; expected a tar archive");
        }

        var package = new ToolsPackage(Path.GetFileName(archive), "0", FileDigest.Of(archive));
        return new Resolution([package], tree =>
        {
            programs.Say($"unpacking {archive}");
            Directory.CreateDirectory(tree);
            var tar = HostPrograms.Require("tar", "tar");
            var result = programs.Run(HostPrograms.Require("sh", "dash"), ["-c", Script, "-", tar, archive, tree], work);
            if (result.ExitStatus != 0)
            {
                throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"{archive} cannot be unpacked: {HostPrograms.LastWords(result)}");
            }
        });
    }

    /// <summary>
    /// tar(1) strips leading slashes and dots and postpones links that lead outside. Should that fail: in this namespace
    /// nothing can be written but the tree. Devices and set-user-id bits are of no use in a root: it is mounted without.
    /// </summary>
    private const string Script =
        """
        set -e
        mount --bind "$3" "$3"
        mount -o remount,bind,rw,nosuid,nodev "$3"
        mount -o remount,bind,ro /
        cd "$3"
        exec "$1" --extract --numeric-owner --same-permissions --file "$2"
        """;
}
