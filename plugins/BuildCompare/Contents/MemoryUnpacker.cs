using System.IO.Compression;
using Obs.Hooks.Plugins.BuildCompare.Payloads;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents;

/// <summary>Decompresses files inside packages: gzip by the base library, the others by their programs.</summary>
/// <param name="decompressor">Runs the programs.</param>
/// <param name="directory">For their input and output.</param>
/// <param name="limit">Bytes a file may have when unpacked.</param>
internal sealed class MemoryUnpacker(Decompressor decompressor, string directory, long limit)
{
    /// <exception cref="PackageFormatException">It is broken or too long.</exception>
    public async Task<byte[]> UnpackAsync(Compression compression, byte[] content, CancellationToken cancellationToken)
    {
        if (compression == Compression.Gzip)
        {
            return Gunzip(content);
        }

        var (input, output) = (Path.Combine(directory, "packed"), Path.Combine(directory, "unpacked"));
        await File.WriteAllBytesAsync(input, content, cancellationToken).ConfigureAwait(false);
        File.Delete(output);
        await decompressor.DecompressAsync(compression, input, 0, output, cancellationToken).ConfigureAwait(false);
        return await File.ReadAllBytesAsync(output, cancellationToken).ConfigureAwait(false);
    }

    private byte[] Gunzip(byte[] content)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
            return BoundedReader.ReadAll(stream, limit);
        }
        catch (InvalidDataException e)
        {
            throw new PackageFormatException($"a broken gzip file: {e.Message}");
        }
    }
}
