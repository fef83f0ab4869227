using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Execution;

/// <summary>A pipe between the engine and a child; both ends are close-on-exec, the child gets its end by dup2.</summary>
internal sealed unsafe class ProcessPipe : IDisposable
{
    public ProcessPipe()
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.OpenCloseOnExec) != 0)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }

        Reader = new SafeFileHandle(ends[0], ownsHandle: true);
        Writer = new SafeFileHandle(ends[1], ownsHandle: true);
    }

    public SafeFileHandle Reader { get; private set; }

    public SafeFileHandle Writer { get; }

    public int ReaderDescriptor => (int)Reader.DangerousGetHandle();

    public int WriterDescriptor => (int)Writer.DangerousGetHandle();

    /// <summary>Hands the reading end over: <see cref="Dispose"/> no longer closes it.</summary>
    public SafeFileHandle TakeReader()
    {
        var reader = Reader;
        Reader = new SafeFileHandle();
        return reader;
    }

    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
    }
}
