namespace Obs.Hooks.Plugins.Kiwi.Output;

/// <summary>
/// Reads what kiwi says (<c>[ INFO    ]: 19:48:24 | text</c>, debug lines included; kiwi 7: <see cref="LegacyMessage"/>): messages become progress, debug lines are kept back
/// until they explain an error, and of an error the cause is kept for the last line.
/// </summary>
/// <param name="show">Takes a line for the log.</param>
internal sealed class KiwiOutput(Action<string> show)
{
    private const int KeptLines = 30;
    private const int LongestCause = 500;
    private const string Separator = " | ";

    private readonly Queue<string> _debug = new();
    private readonly List<string> _error = [];
    private string _aptError = "";
    private string _said = "";
    private bool _isLegacy;
    private bool _inError;
    private bool _inDebug;

    /// <summary>What went wrong, in one line: kiwi's error, and what apt or debootstrap said where kiwi has nothing to say.</summary>
    public string Cause
    {
        get
        {
            var text = string.Join(' ', WithoutTrace(_error).Select(static l => l.Trim()).Where(static l => l.Length > 0));
            var isVague = _isLegacy || text.Length == 0 || text.Contains("logfile is empty", StringComparison.Ordinal);
            var reason = _isLegacy ? _said : _aptError;
            var cause = isVague && reason.Length > 0 ? (text.Length > 0 ? $"{text}; {reason}" : reason) : text;
            return cause.Length > LongestCause ? cause[..LongestCause] + " ..." : cause;
        }
    }

    /// <summary>Takes one line.</summary>
    public void Take(string raw)
    {
        // Progress bars are redrawn with carriage returns or escapes in one line; the last state is what counts.
        var line = raw[(raw.TrimEnd('\r').LastIndexOf('\r') + 1)..].TrimEnd('\r', ' ');
        while (LegacyMessage.Find(line) is { } old)
        {
            if (old.Before.Length > 0)
            {
                TakeContinuation(old.Before);
            }

            _isLegacy = true;
            var next = LegacyMessage.Find(old.Text);
            TakeMessage(old.Level, next is { } glued ? glued.Before : old.Text);
            if (next is null)
            {
                return;
            }

            line = old.Text[next.Value.Before.Length..];
        }

        if (Parse(line) is var (level, text))
        {
            TakeMessage(level, text);
        }
        else
        {
            TakeContinuation(line);
        }
    }

    private void TakeMessage(string level, string text)
    {
        if (_isLegacy && level == "ERROR" && text.StartsWith("KIWI exited with error", StringComparison.Ordinal))
        {
            return;
        }

        _inError = level == "ERROR";
        _inDebug = level == "DEBUG" && !_isLegacy;
        switch (level)
        {
            case "DEBUG":
                Keep(text);
                break;
            case "ERROR" or "CRITICAL":
                if (_error.Count == 0)
                {
                    ShowDebug();
                }

                _error.Clear(); // the last one counts: earlier ones may have been overcome
                _error.Add(text);
                show($"kiwi: {text}");
                break;
            case "WARNING":
                show($"kiwi: warning: {text}");
                break;
            default:
                if (text.Length > 0)
                {
                    show($"kiwi: {text}");
                }

                break;
        }
    }

    /// <summary>Of Python's stack trace, what it ends with: the exception.</summary>
    private static IEnumerable<string> WithoutTrace(List<string> lines)
    {
        var trace = lines.FindIndex(static l => l.StartsWith("Traceback (", StringComparison.Ordinal));
        var exception = trace < 0 ? -1 : lines.FindIndex(trace + 1, static l => l.Length > 0 && l[0] != ' ');
        return exception < 0 ? lines : [.. lines[..trace], lines[exception]];
    }

    private void TakeContinuation(string line)
    {
        if (line.Length == 0 || line.Contains("]: Processing: [", StringComparison.Ordinal))
        {
            return;
        }

        if (_inDebug && !line.StartsWith("+ ", StringComparison.Ordinal))
        {
            Keep(line);
            return;
        }

        if (_inError && _error.Count < KeptLines)
        {
            _error.Add(line);
        }

        if (_error.Count == 0 && !line.StartsWith("+ ", StringComparison.Ordinal))
        {
            _said = line;
        }

        show(line);
    }

    private void Keep(string text)
    {
        if (text.Contains("E: ", StringComparison.Ordinal))
        {
            _aptError = text[text.IndexOf("E: ", StringComparison.Ordinal)..];
        }

        _debug.Enqueue(text);
        if (_debug.Count > KeptLines)
        {
            _debug.Dequeue();
        }
    }

    private void ShowDebug()
    {
        while (_debug.TryDequeue(out var text))
        {
            show($"kiwi: debug: {text}");
        }
    }

    /// <summary>Level and text of a message, null for any other line.</summary>
    private static (string Level, string Text)? Parse(string line)
    {
        if (!line.StartsWith('['))
        {
            return null;
        }

        var end = line.IndexOf(']', StringComparison.Ordinal);
        var bar = end < 0 ? -1 : line.IndexOf(Separator, end, StringComparison.Ordinal);
        if (bar < 0)
        {
            return null;
        }

        var level = line[1..end].Trim();
        return level is "DEBUG" or "INFO" or "WARNING" or "ERROR" or "CRITICAL" ? (level, line[(bar + Separator.Length)..]) : null;
    }
}
