using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Execution;

/// <summary>Reads one output stream of a program to its end, keeps the first part and hands on lines.</summary>
internal sealed class OutputCapture
{
    private const int LongestLine = 4096;

    private readonly int _limit;
    private readonly Action<string>? _onLine;
    private readonly MemoryStream _kept = new();
    private readonly List<byte> _line = [];

    public OutputCapture(int limit, Action<string>? onLine)
    {
        _limit = limit;
        _onLine = onLine;
    }

    public bool Truncated { get; private set; }

    public string Text => Encoding.UTF8.GetString(_kept.GetBuffer(), 0, (int)_kept.Length);

    /// <summary>Blocks until the last writer closed the stream.</summary>
    public void ReadToEnd(SafeFileHandle handle)
    {
        const int bufferSize = 16 * 1024;
        using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        var buffer = new byte[bufferSize];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            Keep(buffer.AsSpan(0, count));
            HandOn(buffer.AsSpan(0, count));
        }

        EndLine();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var room = _limit - (int)_kept.Length;
        Truncated |= bytes.Length > room;
        _kept.Write(bytes[..Math.Min(room, bytes.Length)]);
    }

    private void HandOn(ReadOnlySpan<byte> bytes)
    {
        if (_onLine is null)
        {
            return;
        }

        foreach (var b in bytes)
        {
            if (b == '\n')
            {
                EndLine();
            }
            else if (_line.Count < LongestLine)
            {
                _line.Add(b);
            }
        }
    }

    private void EndLine()
    {
        if (_onLine is not null && _line.Count > 0)
        {
            _onLine(Encoding.UTF8.GetString([.. _line]));
            _line.Clear();
        }
    }
}
