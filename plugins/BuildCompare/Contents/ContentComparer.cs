using System.Globalization;
using Obs.Hooks.Plugins.BuildCompare.Contents.Archives;
using Obs.Hooks.Plugins.BuildCompare.Contents.Elf;
using Obs.Hooks.Plugins.BuildCompare.Contents.Normal;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>
/// Decides whether two files mean the same. Whatever it does not understand counts as different when a byte is: nobody
/// loses a new build by that.
/// </summary>
/// <param name="oldNormalizers">For files of the last build.</param>
/// <param name="newNormalizers">For files of this build: the same, with this build's release.</param>
/// <param name="unpacker">Unpacks what the base library cannot.</param>
/// <param name="limit">Bytes a file may have when unpacked.</param>
internal sealed class ContentComparer(
    IReadOnlyList<INormalizer> oldNormalizers, IReadOnlyList<INormalizer> newNormalizers, MemoryUnpacker unpacker, long limit)
{
    private const int MaximumDepth = 8;

    private readonly IArchiveFormat[] _archives = [new ArFormat(), new TarFormat(), new ZipFormat(limit), new CpioFormat()];

    /// <returns>What differs, for people, or null when nothing does.</returns>
    /// <exception cref="PackageFormatException">A file inside is broken or too long.</exception>
    public Task<string?> CompareAsync(ComparedFile file, CancellationToken cancellationToken) =>
        CompareAsync(file, 0, cancellationToken);

    private async Task<string?> CompareAsync(ComparedFile file, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.Old.AsSpan().SequenceEqual(file.New) || IgnoredFiles.Contains(file.Path))
        {
            return null;
        }

        if (depth == MaximumDepth)
        {
            throw new PackageFormatException(string.Create(CultureInfo.InvariantCulture, $"archives in archives, {depth} deep"));
        }

        var (name, byName) = Compressions.Split(file.Path);
        var compression = Compressions.Detect(file.Old);
        compression = compression == Compression.None && byName == Compression.Lzma ? byName : compression;
        if (compression != Compression.None)
        {
            var unpacked = new ComparedFile(
                name,
                await unpacker.UnpackAsync(compression, file.Old, cancellationToken).ConfigureAwait(false),
                await unpacker.UnpackAsync(compression, file.New, cancellationToken).ConfigureAwait(false));
            return await CompareAsync(unpacked, depth + 1, cancellationToken).ConfigureAwait(false);
        }

        var (before, after) = (Normalize(oldNormalizers, file.Path, file.Old), Normalize(newNormalizers, file.Path, file.New));
        if (before.AsSpan().SequenceEqual(after))
        {
            return null;
        }

        if (ElfFile.Starts(before) && ElfFile.Starts(after))
        {
            return ElfComparer.Compare(before, after) is { } difference ? $"{file.Path} {difference}" : null;
        }

        return Array.Find(_archives, a => a.Handles(file.Path, before) && a.Handles(file.Path, after)) is { } archive
            ? await CompareArchivesAsync(file.Path, archive.Read(before), archive.Read(after), depth, cancellationToken).ConfigureAwait(false)
            : string.Create(CultureInfo.InvariantCulture, $"{file.Path} differs at byte {before.AsSpan().CommonPrefixLength(after) + 1}");
    }

    private async Task<string?> CompareArchivesAsync(
        string path,
        IReadOnlyList<KeyValuePair<string, byte[]>> before,
        IReadOnlyList<KeyValuePair<string, byte[]>> after,
        int depth,
        CancellationToken cancellationToken)
    {
        if (!before.Select(static f => f.Key).SequenceEqual(after.Select(static f => f.Key), StringComparer.Ordinal))
        {
            return $"{path} has other files in it";
        }

        for (var i = 0; i < before.Count; i++)
        {
            var file = new ComparedFile($"{path}/{before[i].Key}", before[i].Value, after[i].Value);
            if (await CompareAsync(file, depth + 1, cancellationToken).ConfigureAwait(false) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static byte[] Normalize(IReadOnlyList<INormalizer> normalizers, string path, byte[] content)
    {
        foreach (var normalizer in normalizers)
        {
            if (normalizer.Handles(path))
            {
                content = normalizer.Normalize(path, content);
            }
        }

        return content;
    }
}
