using System.Buffers.Text;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>Reading the kernel's text files as bytes.</summary>
internal static class Bytes
{
    /// <summary>Whether <paramref name="path"/> is strictly below the directory <paramref name="parent"/> (no final slash).</summary>
    public static bool IsBelow(ReadOnlySpan<byte> path, ReadOnlySpan<byte> parent) =>
        path.Length > parent.Length && path[parent.Length] == (byte)'/' && path.StartsWith(parent);

    /// <summary>Whether <paramref name="path"/> is <paramref name="parent"/> or below it.</summary>
    public static bool IsAtOrBelow(ReadOnlySpan<byte> path, ReadOnlySpan<byte> parent) =>
        IsBelow(path, parent) || path.SequenceEqual(parent);

    /// <summary>Takes the next field that ends with <paramref name="separator"/> (or with the text) off <paramref name="text"/>.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> text, byte separator)
    {
        var end = text.IndexOf(separator);
        var field = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return field;
    }

    /// <summary>The same for columns separated by any number of blanks.</summary>
    public static ReadOnlySpan<byte> NextColumn(ref ReadOnlySpan<byte> line)
    {
        line = line.TrimStart((byte)' ');
        return Next(ref line, (byte)' ');
    }

    /// <summary>A decimal number, or -1 when <paramref name="text"/> is something else.</summary>
    public static long Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length ? value : -1;

    /// <summary>A copy with a NUL behind its end, as the kernel wants it.</summary>
    public static byte[] Terminated(ReadOnlySpan<byte> text)
    {
        var copy = new byte[text.Length + 1];
        text.CopyTo(copy);
        return copy;
    }
}
