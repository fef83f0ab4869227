using Obs.Hooks.Plugins.BuildCompare.Payloads;

namespace Obs.Hooks.Plugins.BuildCompare.Packages;

/// <summary>Where packages are unpacked, and within which limits.</summary>
/// <param name="Directory">An empty directory; its files are overwritten.</param>
/// <param name="Decompressor">For payloads.</param>
/// <param name="FileLimit">Bytes of one file that is compared by content.</param>
internal sealed record Workspace(string Directory, Decompressor Decompressor, long FileLimit)
{
    /// <summary>The decompressed rest of a file, to be disposed of before the next one is asked for.</summary>
    public async Task<FileStream> DecompressAsync(
        Compression compression, string input, long offset, CancellationToken cancellationToken)
    {
        var output = Path.Combine(Directory, "payload");
        File.Delete(output);
        await Decompressor.DecompressAsync(compression, input, offset, output, cancellationToken).ConfigureAwait(false);
        return new FileStream(output, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
    }
}
