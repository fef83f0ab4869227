using System.Runtime.InteropServices;

namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>
/// The entries of an open directory without <c>.</c> and <c>..</c>, as the kernel returns them (struct linux_dirent64 in
/// getdents(2)). Used as <c>while (reader.Next()) { reader.Name … }</c>.
/// </summary>
internal ref struct DirectoryReader
{
    public const byte TypeUnknown = 0;
    public const byte TypeDirectory = 4;
    public const byte TypeRegular = 8;

    private const int NameOffset = 19;

    private readonly int _directory;
    private readonly Span<byte> _buffer;
    private int _position;
    private int _filled;

    public DirectoryReader(int directory, Span<byte> buffer)
    {
        _directory = directory;
        _buffer = buffer;
    }

    /// <summary>Name of the entry; the byte behind its end is NUL.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Type of the entry, <see cref="TypeUnknown"/> on file systems that do not say.</summary>
    public byte Type { get; private set; }

    /// <summary>Goes to the next entry.</summary>
    /// <returns>False at the end, and when the directory cannot be read (any more).</returns>
    public bool Next()
    {
        while (true)
        {
            if (_position >= _filled)
            {
                _position = 0;
                _filled = Libc.ReadDirectory(_directory, _buffer);
                if (_filled <= 0)
                {
                    return false;
                }
            }

            var entry = _buffer[_position.._filled];
            _position += MemoryMarshal.Read<ushort>(entry[16..]);
            Type = entry[18];
            var name = entry[NameOffset..];
            Name = name[..name.IndexOf((byte)0)];
            if (!Name.SequenceEqual("."u8) && !Name.SequenceEqual(".."u8))
            {
                return true;
            }
        }
    }
}
