using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// The build log as the engine writes it: before the build to the log file itself (people may be watching), at the
/// start of the build once more, after the build at its end.
/// </summary>
/// <remarks>
/// <c>build</c> removes and re-creates its log file, then starts a writer that appends to it (obs-build, "logging output
/// to"). What the engine wrote before would be lost, so a watcher writes it into the new file the moment that appears;
/// the writer needs a few milliseconds more to start, and since both append nothing is ever overwritten. The new file
/// begins with the same bytes as the old one: a client that streams the log by offset never notices.
/// </remarks>
internal sealed class BuildLog : ILogSink, IDisposable
{
    private readonly string _path;
    private readonly Stream _console;
    private readonly TimeProvider _time;
    private readonly bool _colour;
    private readonly StringBuilder _header = new();
    private readonly Lock _gate = new();
    private LogHeaderKeeper? _keeper;
    private SafeFileHandle? _file;
    private bool _transientShown;
    private long _headerLength;
    private bool _buildOwnsFile;

    /// <param name="path">The log file; empty for none.</param>
    /// <param name="console">Standard output.</param>
    /// <param name="isTerminal">Whether a person watches <paramref name="console"/>.</param>
    /// <param name="time">Clock.</param>
    public BuildLog(string path, Stream console, bool isTerminal, TimeProvider time)
    {
        _path = path;
        _console = console;
        _time = time;
        IsTerminal = isTerminal;
        _colour = TerminalColour.IsAllowed(isTerminal);
    }

    public bool IsTerminal { get; }

    public void WriteLine(LogLine line)
    {
        lock (_gate)
        {
            var text = line.Text + "\n";
            WriteToConsole(_colour ? line.ToColoured() + "\n" : text);
            if (_path.Length == 0)
            {
                return;
            }

            if (_buildOwnsFile)
            {
                // The build's log writer reads what we would print, too, only where it is our standard output; a line
                // said while the build runs is rare and goes to the file at its end.
                _header.Append(text);
                return;
            }

            if (_file is null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!); // a build root that does not exist yet
                _file = OpenLog(truncate: true);
            }

            _header.Append(text);
            Append(_file, text);
        }
    }

    public void WriteTransient(string line)
    {
        lock (_gate)
        {
            WriteToConsole(line);
            _transientShown = true;
        }
    }

    /// <summary>Hands the file over to the build. Call right before it starts.</summary>
    public void BuildStarts()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
            if (_path.Length == 0)
            {
                return;
            }

            _buildOwnsFile = true;
            if (_header.Length > 0)
            {
                _headerLength = Encoding.UTF8.GetByteCount(_header.ToString());
                _keeper = LogHeaderKeeper.Start(_path, _header.ToString());
                _header.Clear();
            }
        }
    }

    /// <summary>
    /// Takes the file back: waits until nobody writes to it any more and makes sure that the header is in it.
    /// </summary>
    /// <param name="buildHasProcesses">Whether any process of the build is left.</param>
    /// <param name="grace">How long to wait for the build's writer.</param>
    public void BuildEnded(Func<bool> buildHasProcesses, TimeSpan grace)
    {
        lock (_gate)
        {
            if (_path.Length == 0)
            {
                return;
            }

            _keeper?.Finish();
            LogWriters.WaitUntilGone(_path, _headerLength, buildHasProcesses, grace, _time);
            var late = _header.ToString();
            _header.Clear();
            _buildOwnsFile = false;
            _keeper?.Complete();
            _file = OpenLog(truncate: false);

            if (late.Length > 0)
            {
                Append(_file, late);
            }
        }
    }

    public void Dispose()
    {
        _keeper?.Dispose();
        _file?.Dispose();
    }

    private void WriteToConsole(string text)
    {
        if (_transientShown)
        {
            text = ILogSink.EraseLine + text;
            _transientShown = false;
        }

        _console.Write(Encoding.UTF8.GetBytes(text));
        _console.Flush();
    }

    private static void Append(SafeFileHandle file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        RandomAccess.Write(file, bytes, RandomAccess.GetLength(file));
    }

    /// <summary>The log lies in the build root, where programs of the build run as root: a link there is not followed.</summary>
    private SafeFileHandle OpenLog(bool truncate)
    {
        const uint mode = 0x1A4; // 0644
        var flags = Libc.OpenWriteOnly | Libc.OpenCreate | Libc.OpenAppend | OpenFlags.NoFollow | Libc.OpenNonBlocking
            | Libc.OpenCloseOnExec | (truncate ? Libc.OpenTruncate : 0);
        var file = Libc.OpenFile(_path, flags, mode);
        var reason = file.IsInvalid ? Marshal.GetLastPInvokeErrorMessage()
            : FileStatus.Of(file).IsRegularFile ? null
            : "it is no regular file";
        if (reason is not null)
        {
            file.Dispose();
            throw new EngineException(DiagnosticCodes.LogUnwritable, $"{_path}: the build log cannot be written: {reason}.");
        }

        return file;
    }
}
