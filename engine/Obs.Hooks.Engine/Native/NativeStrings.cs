using System.Runtime.InteropServices;
using System.Text;

namespace Obs.Hooks.Engine.Native;

/// <summary>A NULL-terminated array of C strings, as execve(2) wants its arguments.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _pointers;

    public NativeStrings(IReadOnlyCollection<string> strings)
    {
        var bytes = 0;
        foreach (var text in strings)
        {
            bytes += Encoding.UTF8.GetByteCount(text) + 1;
        }

        var table = (strings.Count + 1) * sizeof(byte*);
        _pointers = (byte**)NativeMemory.Alloc((nuint)(table + bytes));
        var next = (byte*)_pointers + table;
        var index = 0;
        foreach (var text in strings)
        {
            _pointers[index++] = next;
            next += Encoding.UTF8.GetBytes(text, new Span<byte>(next, bytes));
            *next++ = 0;
        }

        _pointers[index] = null;
    }

    public byte** Pointer => _pointers;

    public void Dispose() => NativeMemory.Free(_pointers);
}
