namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>
/// Lines of bytes from a stream. It tells when it is about to wait, so that answers can be written in large pieces and are still
/// there before whoever asks waits for them.
/// </summary>
/// <param name="input">The stream.</param>
/// <param name="beforeWaiting">Called before each read from the stream.</param>
internal sealed class QuestionLines(Stream input, Action beforeWaiting)
{
    private const int FirstSize = 64 * 1024;

    /// <summary>A line beyond this is not kept: it is told as too long.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line, without its line feed.</summary>
    /// <param name="line">Its bytes, until the next call; empty if it is too long.</param>
    /// <param name="isTooLong">Whether it was too long to be kept.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        for (var searched = 0; ;)
        {
            var feed = Array.IndexOf(_buffer, (byte)'\n', _start + searched, _end - _start - searched);
            if (feed >= 0 || _isAtEnd)
            {
                var end = feed >= 0 ? feed : _end;
                line = isTooLong ? default : _buffer.AsMemory(_start, end - _start);
                var isThere = feed >= 0 || end > _start || isTooLong;
                _start = Math.Min(_end, end + 1);
                Number += isThere ? 1 : 0;
                return isThere;
            }

            searched = _end - _start;
            if (searched >= LongestLine)
            {
                isTooLong = true;
                (_start, _end, searched) = (0, 0, 0);
            }

            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        beforeWaiting();
        var count = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _isAtEnd = count == 0;
    }
}
