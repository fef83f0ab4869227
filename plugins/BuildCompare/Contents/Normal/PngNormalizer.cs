using System.Buffers.Binary;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Takes times out of PNG images: the tIME chunk and the text chunks ImageMagick writes (PNG specification, 11.3).</summary>
internal sealed class PngNormalizer : INormalizer
{
    private const int ChunkFrame = 12;

    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public bool Handles(string path) => path.EndsWith(".png", StringComparison.Ordinal);

    public byte[] Normalize(string path, byte[] content)
    {
        if (!content.AsSpan().StartsWith(Magic))
        {
            return content;
        }

        var copy = content.AsSpan().ToArray();
        for (var at = Magic.Length; at <= copy.Length - ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(at));
            if (length > copy.Length - at - ChunkFrame)
            {
                break;
            }

            // Data and checksum.
            var rest = copy.AsSpan(at + 8, (int)length + 4);
            if (IsTime(copy.AsSpan(at + 4, 4), rest))
            {
                rest.Clear();
            }

            at += ChunkFrame + (int)length;
        }

        return copy;
    }

    private static bool IsTime(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) =>
        type.SequenceEqual("tIME"u8)
        || (type.SequenceEqual("tEXt"u8)
            && (data.StartsWith("date:create\0"u8) || data.StartsWith("date:modify\0"u8) || data.StartsWith("date:timestamp\0"u8)));
}
