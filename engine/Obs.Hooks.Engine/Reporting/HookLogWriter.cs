using System.Collections.Immutable;
using System.Globalization;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>The build log as one hook at one point may write to it: clean, prefixed, capped.</summary>
/// <param name="hookId">The hook's id.</param>
/// <param name="sink">Where lines go.</param>
/// <param name="limit">Characters the hook may write, <see cref="Configuration.EngineOptions.LogLimit"/>.</param>
/// <param name="time">The clock.</param>
internal sealed class HookLogWriter(string hookId, ILogSink sink, int limit, TimeProvider time) : IHookLog
{
    private const int MaxWarnings = 100;
    private static readonly TimeSpan _betweenProgressLines = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _betweenProgressBars = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly string _prefix = Prefix(hookId);
    private readonly ImmutableArray<string>.Builder _warnings = ImmutableArray.CreateBuilder<string>();
    private int _written;
    private bool _closed;
    private long _lastProgress = time.GetTimestamp();

    /// <summary>The warnings so far, one clean line each.</summary>
    public ImmutableArray<string> Warnings
    {
        get
        {
            lock (_lock)
            {
                return _warnings.ToImmutable();
            }
        }
    }

    public static string Prefix(string hookId) => $"[hook {hookId}] ";

    public void Info(string message) => Write(message, "", Tint.None);

    public void Warning(string message)
    {
        lock (_lock)
        {
            if (!_closed && _warnings.Count < MaxWarnings)
            {
                _warnings.Add(LogText.CleanMessage(message));
            }
        }

        Write(message, "warning: ", Tint.Caution);
    }

    public void Progress(string what, double? fraction = null)
    {
        var pause = sink.IsTerminal ? _betweenProgressBars : _betweenProgressLines;
        lock (_lock)
        {
            if (_closed || time.GetElapsedTime(_lastProgress) < pause)
            {
                return;
            }

            _lastProgress = time.GetTimestamp();
            var text = _prefix + LogText.CleanMessage(what);
            if (sink.IsTerminal)
            {
                sink.WriteTransient(ProgressBar.Render(text, fraction, TextTable.DefaultWidth - 1));
            }
            else
            {
                Spend(fraction is { } part
                    ? string.Create(CultureInfo.InvariantCulture, $"{text}: {ProgressBar.Percent(part)} %")
                    : text);
            }
        }
    }

    /// <summary>The hook is over: what it still writes (it may not have obeyed its timeout) is dropped.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    private void Write(string message, string label, Tint tint)
    {
        var lines = LogText.CleanLines(message);
        lock (_lock)
        {
            foreach (var line in lines)
            {
                Spend(new LogLine($"{_prefix}{label}{line}", tint, _prefix.Length, label.Length));
            }
        }
    }

    private void Spend(LogLine line)
    {
        if (_closed || _written >= limit)
        {
            return;
        }

        // Prefix and line end count, so that empty lines are not free.
        _written += line.Text.Length + 1;
        sink.WriteLine(_written < limit
            ? line
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_prefix}has written {limit} characters; the rest of its output is dropped"));
    }
}
