using System.Buffers.Binary;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Takes the source's modification time out of Python byte code (PEP 3147; PEP 552 for the flags since Python 3.7).</summary>
internal sealed class PythonBytecodeNormalizer : INormalizer
{
    private const int FirstMagicWithFlags = 3392;
    private const int FirstMagicOfPython2 = 20000;
    private const int HashBased = 1;

    public bool Handles(string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal);

    public byte[] Normalize(string path, byte[] content)
    {
        if (content is not [_, _, 0x0d, 0x0a, _, _, _, _, _, _, _, _, ..])
        {
            return content;
        }

        var magic = BinaryPrimitives.ReadUInt16LittleEndian(content);
        var hasFlags = magic is >= FirstMagicWithFlags and < FirstMagicOfPython2;
        if (hasFlags && (content[4] & HashBased) != 0)
        {
            return content;
        }

        var copy = content.AsSpan().ToArray();
        copy.AsSpan(hasFlags ? 8 : 4, 4).Clear();
        return copy;
    }
}
