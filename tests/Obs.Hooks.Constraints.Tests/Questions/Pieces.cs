using System.Text;

namespace Obs.Hooks.Constraints.Tests.Questions;

/// <summary>A stream that comes in pieces, as a pipe does.</summary>
/// <param name="pieces">The pieces.</param>
/// <param name="beforeRead">Called whenever somebody would wait for the next one.</param>
internal sealed class Pieces(string[] pieces, Action beforeRead) : Stream
{
    private readonly Queue<byte[]> _pieces = new(pieces.Select(Encoding.UTF8.GetBytes));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        beforeRead();
        if (!_pieces.TryDequeue(out var piece))
        {
            return 0;
        }

        piece.CopyTo(buffer, offset);
        return piece.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
