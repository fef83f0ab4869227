using System.Collections.Immutable;
using Obs.Hooks.Plugins.BuildCompare.Facts;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.BuildCompare.Packages;

/// <summary>rpm packages, source packages among them.</summary>
internal sealed class RpmFormat(Workspace workspace) : IPackageFormat
{
    private const uint TypeMask = 0xf000;
    private const uint RegularFile = 0x8000;

    public bool Handles(string name) =>
        name.EndsWith(".rpm", StringComparison.Ordinal) && !name.EndsWith(".delta.rpm", StringComparison.Ordinal);

    public PackageKey KeyOf(PackageFile file)
    {
        using var stream = file.OpenRead();
        var header = RpmFile.Read(stream).Header;
        var arch = header.Has(RpmTag.SourceRpm) ? header.Text(RpmTag.Arch) : "src";
        return new PackageKey(header.Text(RpmTag.Name), arch);
    }

    public Task<PackageFacts> ReadAsync(PackageFile file, CancellationToken cancellationToken)
    {
        using var stream = file.OpenRead();
        return Task.FromResult(RpmFacts.Of(RpmFile.Read(stream).Header));
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ExtractAsync(
        PackageFile file, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        RpmFile package;
        using (var stream = file.OpenRead())
        {
            package = RpmFile.Read(stream);
        }

        var compression = Compressions.OfRpm(package.Header.Text(RpmTag.PayloadCompressor));
        using var payload = await workspace
            .DecompressAsync(compression, file.Path, package.PayloadOffset, cancellationToken).ConfigureAwait(false);
        return Read(payload, paths);
    }

    private Dictionary<string, byte[]> Read(FileStream payload, IReadOnlySet<string> paths)
    {
        var entries = CpioArchive.Read(payload);
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var path = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[1..] : entry.Name;
            if (paths.Contains(path) && (entry.Mode & TypeMask) == RegularFile)
            {
                contents[path] = Content(payload, WithContent(entry, entries));
            }
        }

        return contents;
    }

    /// <summary>Of several names for one file the archive has the content at the last only.</summary>
    private static CpioEntry WithContent(CpioEntry entry, ImmutableArray<CpioEntry> entries) =>
        entry.Length > 0 ? entry : entries.FirstOrDefault(e => e.Inode == entry.Inode && e.Length > 0) ?? entry;

    private byte[] Content(FileStream payload, CpioEntry entry)
    {
        if (entry.Length > workspace.FileLimit)
        {
            throw new PackageFormatException($"a file of {entry.Length >> 20} MB that is not identical");
        }

        var bytes = new byte[entry.Length];
        payload.Position = entry.Offset;
        payload.ReadExactly(bytes);
        return bytes;
    }
}
