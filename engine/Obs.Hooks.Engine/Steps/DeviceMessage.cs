using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.Engine.Steps;

/// <summary>A packet of the device socket: text and at most one descriptor (unix(7), SCM_RIGHTS).</summary>
internal static unsafe class DeviceMessage
{
    private const int LongestText = 4096;

    // struct cmsghdr with one descriptor, and not the four bytes of padding in which the kernel would put a second one.
    private const int ControlSize = 20;

    /// <summary>Receives a request.</summary>
    /// <param name="socket">The connection; a packet is there.</param>
    /// <param name="file">The descriptor that came with it, if any.</param>
    /// <exception cref="IOException">It is none.</exception>
    public static string[] Receive(SafeFileHandle socket, out SafeFileHandle? file)
    {
        file = null;
        var text = stackalloc byte[LongestText];
        var control = stackalloc byte[ControlSize];
        var segment = new Posix.Segment { Start = text, Length = LongestText };
        var header = new Posix.MessageHeader { Segments = &segment, SegmentCount = 1, Control = control, ControlLength = ControlSize };
        var length = Posix.ReceiveMessage((int)socket.DangerousGetHandle(), &header, Posix.CloseOnExecRights);
        if (header.ControlLength >= Posix.ControlHeader.Size + sizeof(int)
            && ((Posix.ControlHeader*)control)->Level == Posix.SocketLevel
            && ((Posix.ControlHeader*)control)->Type == Posix.Rights)
        {
            file = new SafeFileHandle(*(int*)(control + Posix.ControlHeader.Size), ownsHandle: true);
        }

        if (length <= 0 || (header.Flags & (Posix.Truncated | Posix.RightsTruncated)) != 0)
        {
            file?.Dispose();
            throw new IOException("no request");
        }

        return Encoding.UTF8.GetString(text, (int)length).Split(' ');
    }

    /// <summary>Sends the answer. Whoever does not want it any more does not get it.</summary>
    public static void Send(SafeFileHandle socket, string answer, SafeFileHandle? file)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var control = stackalloc byte[ControlSize];
        fixed (byte* text = bytes)
        {
            var segment = new Posix.Segment { Start = text, Length = (nuint)bytes.Length };
            var header = new Posix.MessageHeader { Segments = &segment, SegmentCount = 1 };
            if (file is not null)
            {
                var rights = (Posix.ControlHeader*)control;
                rights->Length = Posix.ControlHeader.Size + sizeof(int);
                rights->Level = Posix.SocketLevel;
                rights->Type = Posix.Rights;
                *(int*)(control + Posix.ControlHeader.Size) = (int)file.DangerousGetHandle();
                header.Control = control;
                header.ControlLength = ControlSize;
            }

            _ = Posix.SendMessage((int)socket.DangerousGetHandle(), &header, Posix.NoSignal);
        }
    }
}
