using System.Globalization;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>
/// Decompresses with the programs every build host has. The input is the package's, so the program runs as nobody, without
/// capabilities, between two descriptors, and what it writes is cut at a limit.
/// </summary>
/// <param name="processes">Starts it.</param>
/// <param name="limit">Bytes of output that are kept.</param>
internal sealed class Decompressor(IProcessRunner processes, long limit)
{
    // $1 input, $2 offset from 1, $3 output, $4 limit, then the program. The shell opens the files; the program has no other.
    private const string Script =
        """
        in=$1 from=$2 out=$3 limit=$4; shift 4
        tail -c "+$from" "$in" \
          | setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all prlimit --core=0 --nofile=16 "$@" \
          | head -c "$limit" > "$out"
        """;

    /// <summary>Decompresses the rest of a file.</summary>
    /// <param name="compression">Anything but none.</param>
    /// <param name="input">Path of the input.</param>
    /// <param name="offset">Where to begin in it, in bytes.</param>
    /// <param name="output">Path of the file to write.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    /// <exception cref="PackageFormatException">Nothing came out, or more than the limit.</exception>
    public async Task DecompressAsync(
        Compression compression, string input, long offset, string output, CancellationToken cancellationToken)
    {
        var from = (offset + 1).ToString(CultureInfo.InvariantCulture);
        var most = (limit + 1).ToString(CultureInfo.InvariantCulture);
        var result = await processes
            .RunAsync(new ProcessRequest("sh", ["-c", Script, "sh", input, from, output, most, .. Program(compression)]), cancellationToken)
            .ConfigureAwait(false);
        var length = new FileInfo(output) is { Exists: true } file ? file.Length : 0;
        if (length == 0)
        {
            throw new PackageFormatException($"{Program(compression)[0]} cannot decompress it: {FirstLine(result.Error)}");
        }

        if (length > limit)
        {
            throw new PackageFormatException(string.Create(
                CultureInfo.InvariantCulture, $"it is longer than {limit >> 20} MB when decompressed"));
        }
    }

    private static string[] Program(Compression compression) => compression switch
    {
        Compression.Gzip => ["gzip", "-dc"],
        Compression.Bzip2 => ["bzip2", "-dc"],
        Compression.Xz => ["xz", "-dc", "--memlimit-decompress=1GiB"],
        Compression.Lzma => ["xz", "-dc", "--format=lzma", "--memlimit-decompress=1GiB"],
        Compression.Zstd => ["zstd", "-dc", "--memory=1024MB"],
        _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "nothing to decompress"),
    };

    private static string FirstLine(string text) => text.Split('\n')[0];
}
