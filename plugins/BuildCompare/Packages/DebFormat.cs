using System.Formats.Tar;
using System.Text;
using Obs.Hooks.Plugins.BuildCompare.Contents;
using Obs.Hooks.Plugins.BuildCompare.Facts;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Deb;

namespace Obs.Hooks.Plugins.BuildCompare.Packages;

/// <summary>Debian packages (deb(5)): an ar archive with a control and a data archive.</summary>
internal sealed class DebFormat(Workspace workspace) : IPackageFormat
{
    public bool Handles(string name) => name.EndsWith(".deb", StringComparison.Ordinal);

    /// <summary>Names are <c>name_version_arch.deb</c>, by policy and by every tool.</summary>
    public PackageKey KeyOf(PackageFile file)
    {
        var parts = file.Name[..^".deb".Length].Split('_');
        return new PackageKey(parts[0], parts[^1]);
    }

    public async Task<PackageFacts> ReadAsync(PackageFile file, CancellationToken cancellationToken)
    {
        var control = await ReadMemberAsync(file, "control.tar", static _ => true, cancellationToken).ConfigureAwait(false);
        return DebFacts.Of(control.ToDictionary(
            static f => f.Key.TrimStart('/'), static f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal));
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ExtractAsync(
        PackageFile file, IReadOnlySet<string> paths, CancellationToken cancellationToken) =>
        await ReadMemberAsync(file, "data.tar", paths.Contains, cancellationToken).ConfigureAwait(false);

    private async Task<Dictionary<string, byte[]>> ReadMemberAsync(
        PackageFile file, string name, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        using var stream = file.OpenRead();
        var member = ArArchive.Read(stream).FirstOrDefault(m => m.Name == name || m.Name.StartsWith(name + ".", StringComparison.Ordinal))
            ?? throw new PackageFormatException($"no {name} in it");
        var packed = Path.Combine(workspace.Directory, "member");
        using (var copy = File.Create(packed))
        {
            stream.Position = member.Offset;
            await new BoundedStream(stream, member.Length).CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        }

        var compression = Compressions.Split(member.Name).Compression;
        using var tar = compression == Compression.None
            ? File.OpenRead(packed)
            : await workspace.DecompressAsync(compression, packed, 0, cancellationToken).ConfigureAwait(false);
        return ReadTar(tar, isWanted);
    }

    private Dictionary<string, byte[]> ReadTar(FileStream stream, Func<string, bool> isWanted)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            using var reader = new TarReader(stream, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                var path = "/" + entry.Name.TrimStart('.').TrimStart('/');
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && isWanted(path))
                {
                    contents[path] = entry.DataStream is { } data ? BoundedReader.ReadAll(data, workspace.FileLimit) : [];
                }
            }
        }
        catch (Exception e) when (TarErrors.Contains(e))
        {
            throw new PackageFormatException($"a broken tar archive: {e.Message}");
        }

        return contents;
    }
}
