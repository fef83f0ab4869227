using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Allocation.Allocators.Sources;

/// <summary>
/// Reads a script of the administrator with everything beside it. The same trust as for plugins: nobody else may be able to
/// change the file or any directory above it.
/// </summary>
internal static class HostScriptFile
{
    private const string Suffix = ".csx";

    /// <exception cref="EngineException">It is not there, not to be trusted, or cannot be read.</exception>
    public static ScriptSource Read(string path)
    {
        try
        {
            using var directory = TrustedDirectory.Open(Path.GetDirectoryName(path)!) ?? throw Missing(path);
            var files = directory.Names().Where(static name => name.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(name => Read(directory, name))
                .OfType<ScriptFile>()
                .ToArray();
            var main = Array.Find(files, file => file.Name == Path.GetFileName(path)) ?? throw Missing(path);
            return new ScriptSource(
                new ScriptOrigin(TrustClass.Host, "", ""), main, [.. files.Where(file => file != main).OrderBy(static file => file.Name, StringComparer.Ordinal)]);
        }
        catch (UntrustedPathException e)
        {
            throw new EngineException(DiagnosticCodes.AllocatorScript, e.Message, e, ExitStatus.Failed);
        }
        catch (IOException e)
        {
            throw new EngineException(DiagnosticCodes.AllocatorScript, $"{path}: {e.Message}", e, ExitStatus.Failed);
        }
    }

    private static ScriptFile? Read(TrustedDirectory directory, string name)
    {
        var path = Path.Combine(directory.Path, name);
        using var file = directory.OpenFile(name);
        return file is null ? null : new ScriptFile(name, path, 0, PluginFile.ReadAll(file, path));
    }

    private static EngineException Missing(string path) =>
        new(DiagnosticCodes.AllocatorScript, $"{path}: no such file; expected a script of the host that makes an allocator", ExitStatus.Failed);
}
