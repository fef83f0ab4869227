using System.Collections.Immutable;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Sdk.Metadata;

namespace Obs.Hooks.Sdk.Packing;

/// <summary>Turns a compiled plugin into a plugin directory with its manifest.</summary>
internal static class PluginPacker
{
    private const UnixFileMode DirectoryMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode FileMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Reads the main assembly's metadata and checks it; file hashes and digest are still empty.</summary>
    public static PluginManifest Describe(PackRequest request, List<PackError> errors)
    {
        var project = new CodeLocation(request.Project);
        if (!PluginNames.IsId(request.Id))
        {
            errors.Add(new PackError(PackCodes.BadPluginId, project, $"PluginId '{request.Id}' must be {PluginNames.IdGrammar}"));
        }

        if (request.Files.ContainsKey($"{PluginNames.ContractAssembly}.dll"))
        {
            errors.Add(new PackError(
                PackCodes.ContractShipped,
                project,
                $"{PluginNames.ContractAssembly}.dll would be shipped with the plugin; reference it through Plugin.props only"));
        }

        using var assembly = new PluginAssembly(request.Files[request.Assembly]);
        var contract = assembly.ContractVersion;
        if (contract is null)
        {
            errors.Add(new PackError(PackCodes.NoContract, project, $"{request.Assembly} does not use {PluginNames.ContractAssembly}"));
        }

        var hooks = HookReader.ReadAll(assembly, project, errors);
        var allocators = AllocatorReader.ReadAll(assembly, project, errors);
        if (hooks.IsEmpty && allocators.IsEmpty && errors.Count == 0)
        {
            errors.Add(new PackError(
                PackCodes.NoHook, project, "the plugin has no public or internal class with [Hook(\"id\")] or [Allocator(\"id\")]"));
        }

        return new PluginManifest
        {
            Id = request.Id,
            Version = request.Version,
            Assembly = request.Assembly,
            Contract = contract is null ? "" : $"{contract.Major}.{contract.Minor}",
            Hooks = hooks,
            Allocators = allocators,
            Digest = "",
        };
    }

    /// <summary>Puts the files in place, hashes what is there and writes the manifest last.</summary>
    public static void Write(PackRequest request, PluginManifest manifest, List<PackError> errors)
    {
        if (request.Stage)
        {
            CreateDirectory(request.Directory);
            foreach (var (path, source) in request.Files)
            {
                Replace(Path.Combine(request.Directory, path), temporary => File.Copy(source, temporary, overwrite: true));
            }
        }

        HandleStrays(request, errors);
        if (errors.Count > 0)
        {
            return;
        }

        CloseToOthers(request);

        var files = ImmutableArray.CreateBuilder<PluginManifestFile>(request.Files.Count);
        foreach (var path in request.Files.Keys)
        {
            files.Add(new PluginManifestFile(path, Sha256.HexOf(File.ReadAllBytes(Path.Combine(request.Directory, path)))));
        }

        var complete = manifest with { Files = files.MoveToImmutable() };
        complete = complete with { Digest = PluginDigest.Of(complete.Files) };
        Replace(
            Path.Combine(request.Directory, PluginNames.ManifestFile),
            temporary => File.WriteAllBytes(temporary, PluginManifestWriter.Write(complete)));
    }

    /// <summary>The engine refuses a plugin with files that its manifest does not name.</summary>
    private static void HandleStrays(PackRequest request, List<PackError> errors)
    {
        foreach (var file in Directory.EnumerateFiles(request.Directory, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(request.Directory, file);
            if (request.Files.ContainsKey(path) || path == PluginNames.ManifestFile)
            {
                continue;
            }

            if (request.Stage)
            {
                File.Delete(file);
            }
            else
            {
                errors.Add(new PackError(
                    PackCodes.StrayFile,
                    new CodeLocation(request.Project),
                    $"{file} is no part of the plugin; publish into a directory of its own"));
            }
        }
    }

    /// <summary>By rename: an engine that runs at this moment sees the old file or the new one.</summary>
    private static void Replace(string path, Action<string> write)
    {
        CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        write(temporary);
        File.SetUnixFileMode(temporary, FileMode);
        File.Move(temporary, path, overwrite: true);
    }

    private static void CreateDirectory(string path) => Directory.CreateDirectory(path, DirectoryMode);

    /// <summary>The engine refuses what group or others could write, whatever the author's umask is.</summary>
    private static void CloseToOthers(PackRequest request)
    {
        File.SetUnixFileMode(request.Directory, DirectoryMode);
        foreach (var path in Directory.EnumerateFileSystemEntries(request.Directory, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(path, Directory.Exists(path) ? DirectoryMode : FileMode);
        }
    }
}
