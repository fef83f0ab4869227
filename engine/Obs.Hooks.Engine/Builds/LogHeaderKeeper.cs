using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Builds;

/// <summary>Writes the engine's header into the log file that <c>build</c> creates anew; see <see cref="BuildLog"/>.</summary>
internal sealed unsafe class LogHeaderKeeper : IDisposable
{
    private readonly string _path;
    private readonly byte[] _header;
    private readonly SafeFileHandle _old;
    private readonly ulong _oldInode;
    private readonly SafeFileHandle _inotify;
    private readonly SafeFileHandle _stopEvent = Libc.eventfd(0, Libc.InotifyCloseOnExec);
    private readonly Thread _thread;
    private volatile bool _delivered;

    private LogHeaderKeeper(string path, string header, SafeFileHandle old, SafeFileHandle inotify)
    {
        _path = path;
        _header = Encoding.UTF8.GetBytes(header);
        _old = old; // kept open: the number of a removed file that is open is not given to the new one
        _oldInode = FileStatus.Of(old).Inode;
        _inotify = inotify;
        _thread = new Thread(Watch, maxStackSize: 256 * 1024) { IsBackground = true, Name = "log header" };
    }

    /// <summary>Starts to watch. The file with the header exists already; the one to come has another inode.</summary>
    public static LogHeaderKeeper Start(string path, string header)
    {
        var inotify = Libc.inotify_init1(Libc.InotifyCloseOnExec | Libc.InotifyNonBlocking);
        var directory = Path.GetDirectoryName(path) ?? "/";
        var watching = !inotify.IsInvalid
            && Libc.inotify_add_watch(inotify, directory, Libc.InotifyCreate | Libc.InotifyMovedTo) >= 0;
        var old = Libc.OpenFile(path, Libc.OpenReadOnly | OpenFlags.NoFollow | Libc.OpenNonBlocking | Libc.OpenCloseOnExec, 0);
        if (old.IsInvalid)
        {
            old.Dispose();
            inotify.Dispose();
            throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        var keeper = new LogHeaderKeeper(path, header, old, inotify);
        if (watching)
        {
            keeper._thread.Start();
        }

        return keeper;
    }

    /// <summary>Stops watching.</summary>
    public void Finish()
    {
        if (_thread.IsAlive)
        {
            var one = 1UL;
            _ = Libc.write(_stopEvent, (byte*)&one, sizeof(ulong));
            _thread.Join();
        }
    }

    /// <summary>
    /// Makes sure that the header is in the log, also if the watch did not work (no inotify instance left), and at
    /// its front. Call when nobody writes to the log any more.
    /// </summary>
    public void Complete()
    {
        if (_delivered || TryDeliver())
        {
            LogHeaderOrder.MoveToFront(_path, _header);
        }
    }

    public void Dispose()
    {
        Finish();
        _inotify.Dispose();
        _stopEvent.Dispose();
        _old.Dispose();
    }

    private void Watch()
    {
        const int bufferSize = 4096;
        var buffer = stackalloc byte[bufferSize];
        var descriptors = stackalloc PollDescriptor[2];
        descriptors[0] = new PollDescriptor { Descriptor = (int)_inotify.DangerousGetHandle(), Events = Libc.PollIn };
        descriptors[1] = new PollDescriptor { Descriptor = (int)_stopEvent.DangerousGetHandle(), Events = Libc.PollIn };
        while (!TryDeliver() && descriptors[1].Returned == 0)
        {
            _ = Libc.poll(descriptors, 2, -1);
            while (Libc.read(_inotify, buffer, bufferSize) > 0)
            {
                // What happened does not matter, only that the file has to be looked at again.
            }
        }

        // Now, on this thread, while the build runs: to close a watch the kernel waits some 10 ms for its readers.
        _inotify.Dispose();
    }

    private bool TryDeliver()
    {
        using var file = OpenForAppend(_path);
        if (file is null)
        {
            return false;
        }

        var status = FileStatus.Of(file);
        if (!status.IsRegularFile || status.Inode == _oldInode)
        {
            return false;
        }

        RandomAccess.Write(file, _header, RandomAccess.GetLength(file));
        _delivered = true;
        return true;
    }

    private static SafeFileHandle? OpenForAppend(string path)
    {
        var file = Libc.OpenFile(
            path,
            Libc.OpenWriteOnly | Libc.OpenAppend | OpenFlags.NoFollow | Libc.OpenNonBlocking | Libc.OpenCloseOnExec,
            0);
        if (!file.IsInvalid)
        {
            return file;
        }

        file.Dispose();
        return null;
    }
}
