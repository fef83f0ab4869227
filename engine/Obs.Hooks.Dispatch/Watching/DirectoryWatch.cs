using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Watching;

/// <summary>
/// Names that came, went or were written in some directories (inotify(7)). What happened to them is not said: whoever is
/// told looks again. Wake and Dispose may be called from other threads, all else from one.
/// </summary>
internal sealed unsafe class DirectoryWatch : IDisposable
{
    private const uint Mask =
        Libc.InotifyCreate | Libc.InotifyMovedTo | Libc.InotifyMovedFrom | Libc.InotifyDelete | Libc.InotifyCloseWrite
        | Libc.InotifyOnlyDirectory;

    private const int HeaderSize = 16;

    private readonly SafeFileHandle _inotify = Libc.inotify_init1(Libc.InotifyCloseOnExec | Libc.InotifyNonBlocking);
    private readonly SafeFileHandle _wake = Libc.eventfd(0, Libc.InotifyCloseOnExec | Libc.InotifyNonBlocking);
    private readonly Dictionary<int, string> _directories = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Whether all directories asked for are watched; if not, only scans notice changes.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Watches a directory; again and again is no mistake.</summary>
    public void Add(string directory)
    {
        var descriptor = _inotify.IsInvalid ? -1 : Libc.inotify_add_watch(_inotify, directory, Mask);
        if (descriptor >= 0)
        {
            _directories[descriptor] = directory;
        }
        else if (Marshal.GetLastPInvokeError() != Errno.NoEntry)
        {
            IsComplete = false;
        }
    }

    /// <summary>Whether a directory is being watched.</summary>
    public bool Has(string directory) => _directories.ContainsValue(directory);

    /// <summary>Waits for changes, for <see cref="Wake"/>, or until the time is over.</summary>
    /// <param name="timeout">How long to wait; zero or less only takes what is there.</param>
    /// <param name="changes">Takes the changes.</param>
    /// <returns>False if changes were lost: look at everything again.</returns>
    public bool Wait(TimeSpan timeout, ICollection<DirectoryChange> changes)
    {
        var descriptors = stackalloc PollDescriptor[2];
        descriptors[0] = new PollDescriptor { Descriptor = (int)_wake.DangerousGetHandle(), Events = Libc.PollIn };
        descriptors[1] = new PollDescriptor { Descriptor = (int)_inotify.DangerousGetHandle(), Events = Libc.PollIn };
        var count = _inotify.IsInvalid ? 1u : 2u;
        _ = Libc.poll(descriptors, count, (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue));
        var woken = 0UL;
        _ = Libc.read(_wake, (byte*)&woken, sizeof(ulong));
        return _inotify.IsInvalid || Take(changes);
    }

    /// <summary>Ends a <see cref="Wait"/>, now or the next one.</summary>
    public void Wake()
    {
        var one = 1UL;
        _ = Libc.write(_wake, (byte*)&one, sizeof(ulong));
    }

    public void Dispose()
    {
        _inotify.Dispose();
        _wake.Dispose();
    }

    private bool Take(ICollection<DirectoryChange> changes)
    {
        var complete = true;
        fixed (byte* buffer = _buffer)
        {
            while (Libc.read(_inotify, buffer, (nuint)_buffer.Length) is > 0 and var length)
            {
                complete &= Take(_buffer.AsSpan(0, (int)length), changes);
            }
        }

        return complete;
    }

    /// <summary>struct inotify_event: wd 4, mask 4, cookie 4, len 4, name.</summary>
    private bool Take(ReadOnlySpan<byte> events, ICollection<DirectoryChange> changes)
    {
        var complete = true;
        while (events.Length >= HeaderSize)
        {
            var descriptor = MemoryMarshal.Read<int>(events);
            var mask = MemoryMarshal.Read<uint>(events[4..]);
            var length = MemoryMarshal.Read<int>(events[12..]);
            var name = events.Slice(HeaderSize, length).TrimEnd((byte)0);
            if ((mask & Libc.InotifyOverflow) != 0)
            {
                complete = false;
            }
            else if ((mask & Libc.InotifyIgnored) != 0)
            {
                _directories.Remove(descriptor);
            }
            else if (_directories.TryGetValue(descriptor, out var directory))
            {
                changes.Add(new DirectoryChange(directory, Encoding.UTF8.GetString(name)));
            }

            events = events[(HeaderSize + length)..];
        }

        return complete;
    }
}
