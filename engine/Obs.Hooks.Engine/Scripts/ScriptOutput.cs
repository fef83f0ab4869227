using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// What a script host writes to its standard output and error: lines for the log of the hook that is running. Read by a thread
/// of its own; after the limit the pipe is closed, and the writer gets EPIPE.
/// </summary>
internal sealed class ScriptOutput
{
    private const int LongestLine = 4096;

    private readonly SafeFileHandle _pipe;
    private readonly Thread _thread;
    private volatile string _first = "";
    private readonly List<byte> _line = [];
    private int _left;

    /// <param name="pipe">The reading end; closed here.</param>
    /// <param name="limit">How many bytes are read.</param>
    public ScriptOutput(SafeFileHandle pipe, int limit)
    {
        _pipe = pipe;
        _left = limit;
        _thread = new Thread(Read) { IsBackground = true, Name = "script output" };
        _thread.Start();
    }

    /// <summary>Takes the lines from now on; null to drop them.</summary>
    public volatile Action<string>? Sink;

    /// <summary>The first line ever written, for a process that died.</summary>
    public string First => _first;

    /// <summary>Waits for the end of what was written; the writers are gone or will be soon.</summary>
    public void Drain(TimeSpan patience) => _thread.Join(patience);

    private void Read()
    {
        using var stream = new FileStream(_pipe, FileAccess.Read, bufferSize: 0);
        var buffer = new byte[8192];
        int count;
        while (_left > 0 && (count = stream.Read(buffer)) > 0)
        {
            _left -= count;
            foreach (var b in buffer.AsSpan(0, count))
            {
                Add(b);
            }
        }

        EndLine();
        if (_left <= 0)
        {
            Sink?.Invoke("(more output was dropped)");
        }
    }

    private void Add(byte b)
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

    private void EndLine()
    {
        if (_line.Count == 0)
        {
            return;
        }

        var text = Encoding.UTF8.GetString([.. _line]);
        _line.Clear();
        if (_first.Length == 0)
        {
            _first = text;
        }

        Sink?.Invoke(text);
    }
}
