using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>
/// One end of the socket between engine and script host: frames of at most <see cref="LargestPayload"/> bytes, which the
/// kernel keeps apart (SOCK_SEQPACKET, unix(7)), and descriptors with them. What is bigger travels as a sealed file in memory.
/// </summary>
/// <remarks>A frame: version 1, tag 1, zero 2, length of the payload 4, payload. Only one thread may receive at a time.</remarks>
internal sealed unsafe class Channel : IDisposable
{
    public const byte Version = 1;
    public const int LargestPayload = 64 * 1024;
    public const int MostDescriptors = 3;

    private const int HeaderSize = 8;

    private readonly SafeFileHandle _socket;
    private readonly Lock _sending = new();
    private readonly byte[] _received = new byte[HeaderSize + LargestPayload];

    public Channel(SafeFileHandle socket) => _socket = socket;

    /// <summary>A connected pair: the engine's end, and the one that the script host inherits.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    public static (SafeFileHandle Engine, SafeFileHandle ScriptHost) CreatePair()
    {
        var ends = stackalloc int[2];
        if (Posix.SocketPair(Posix.AddressFamilyUnix, Posix.SequencedPackets, 0, ends) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        return (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    /// <summary>Sends a frame.</summary>
    /// <returns>Whether there was still somebody to receive it.</returns>
    /// <exception cref="ProtocolException">It is too big.</exception>
    public bool Send(FrameTag tag, FrameWriter? payload = null, params ReadOnlySpan<SafeFileHandle> descriptors)
    {
        var content = payload is null ? default : payload.Written;
        if (content.Length > LargestPayload || descriptors.Length > MostDescriptors)
        {
            throw new ProtocolException($"{tag} has {content.Length} bytes; at most {LargestPayload} fit");
        }

        var frame = new byte[HeaderSize + content.Length];
        frame[0] = Version;
        frame[1] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), content.Length);
        content.CopyTo(frame.AsSpan(HeaderSize));
        var numbers = stackalloc int[MostDescriptors];
        for (var i = 0; i < descriptors.Length; i++)
        {
            numbers[i] = (int)descriptors[i].DangerousGetHandle();
        }

        lock (_sending)
        {
            return Send(frame, numbers, descriptors.Length);
        }
    }

    /// <summary>Waits for a frame.</summary>
    /// <returns>Null when the other side is gone.</returns>
    /// <exception cref="ProtocolException">It is no frame of this protocol.</exception>
    public Frame? Receive()
    {
        var control = stackalloc byte[ControlSize(MostDescriptors)];
        fixed (byte* start = _received)
        {
            var segment = new Posix.Segment { Start = start, Length = (nuint)_received.Length };
            var message = new Posix.MessageHeader
            {
                Segments = &segment,
                SegmentCount = 1,
                Control = control,
                ControlLength = (nuint)ControlSize(MostDescriptors),
            };
            nint length;
            while ((length = Posix.ReceiveMessage(Descriptor, &message, Posix.CloseOnExecRights)) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != Posix.Interrupted)
                {
                    return error == Posix.ConnectionReset ? null : throw new Win32Exception(error);
                }
            }

            return length == 0 && message.ControlLength == 0 ? null : Decode((int)length, in message);
        }
    }

    /// <summary>Whether the other side has sent something that was not received yet.</summary>
    public bool HasPending
    {
        get
        {
            byte first;
            var segment = new Posix.Segment { Start = &first, Length = 1 };
            var message = new Posix.MessageHeader { Segments = &segment, SegmentCount = 1 };
            return Posix.ReceiveMessage(Descriptor, &message, Posix.PeekNow) > 0;
        }
    }

    public void Dispose() => _socket.Dispose();

    private int Descriptor => (int)_socket.DangerousGetHandle();

    private static int ControlSize(int descriptors) => (int)Posix.ControlHeader.Size + (((descriptors * sizeof(int)) + 7) & ~7);

    private bool Send(byte[] frame, int* descriptors, int count)
    {
        var control = stackalloc byte[ControlSize(MostDescriptors)];
        fixed (byte* start = frame)
        {
            var segment = new Posix.Segment { Start = start, Length = (nuint)frame.Length };
            var message = new Posix.MessageHeader { Segments = &segment, SegmentCount = 1 };
            if (count > 0)
            {
                var header = (Posix.ControlHeader*)control;
                header->Length = Posix.ControlHeader.Size + (nuint)(count * sizeof(int));
                header->Level = Posix.SocketLevel;
                header->Type = Posix.Rights;
                new ReadOnlySpan<int>(descriptors, count).CopyTo(new Span<int>(header + 1, count));
                message.Control = control;
                message.ControlLength = (nuint)ControlSize(count);
            }

            while (Posix.SendMessage(Descriptor, &message, Posix.NoSignal) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != Posix.Interrupted)
                {
                    return error is Posix.BrokenPipe or Posix.ConnectionReset ? false : throw new Win32Exception(error);
                }
            }

            return true;
        }
    }

    private Frame Decode(int length, in Posix.MessageHeader message)
    {
        var descriptors = TakeDescriptors(in message);
        var frame = _received.AsSpan(0, length);
        var problem =
            (message.Flags & Posix.RightsTruncated) != 0 ? "sent too many descriptors"
            : (message.Flags & Posix.Truncated) != 0 ? $"sent a frame of more than {LargestPayload} bytes"
            : length < HeaderSize ? $"sent a frame of {length} bytes"
            : frame[0] != Version ? $"speaks version {frame[0]} of the protocol, not {Version}"
            : frame[2] != 0 || frame[3] != 0 ? "sent a frame with something in its unused bytes"
            : BinaryPrimitives.ReadInt32LittleEndian(frame[4..]) != length - HeaderSize ? "sent a frame with a wrong length"
            : null;
        if (problem is null)
        {
            return new Frame((FrameTag)frame[1], frame[HeaderSize..].ToArray(), descriptors);
        }

        foreach (var descriptor in descriptors)
        {
            descriptor.Dispose();
        }

        throw new ProtocolException(problem);
    }

    private static SafeFileHandle[] TakeDescriptors(in Posix.MessageHeader message)
    {
        if (message.ControlLength < Posix.ControlHeader.Size)
        {
            return [];
        }

        var header = (Posix.ControlHeader*)message.Control;
        if (header->Level != Posix.SocketLevel || header->Type != Posix.Rights)
        {
            return [];
        }

        var numbers = new ReadOnlySpan<int>(header + 1, (int)((header->Length - Posix.ControlHeader.Size) / sizeof(int)));
        var descriptors = new SafeFileHandle[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            descriptors[i] = new SafeFileHandle(numbers[i], ownsHandle: true);
        }

        return descriptors;
    }
}
