namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>
/// The lines of a project configuration and what they lie in, as the parsers of OBS see it before any macro is expanded:
/// <c>Macros:</c> swallows everything up to <c>:Macros</c> or the end (Build.pm, read_config).
/// </summary>
internal sealed class PrjconfLines
{
    private readonly string _text;
    private readonly List<int> _starts = [];
    private readonly List<bool> _inMacros = [];
    private readonly List<int> _conditions = [];

    public PrjconfLines(string text)
    {
        _text = text;
        var inMacros = false;
        var conditions = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(start, end - start).Trim();
            var closes = inMacros && line.Equals(":macros", StringComparison.OrdinalIgnoreCase);
            if (!inMacros && line.StartsWith("%endif", StringComparison.Ordinal))
            {
                conditions = Math.Max(0, conditions - 1);
            }

            _starts.Add(start);
            _inMacros.Add(inMacros && !closes);
            _conditions.Add(conditions);
            if (!inMacros && line.StartsWith("%if", StringComparison.Ordinal))
            {
                conditions++;
            }

            inMacros = inMacros ? !closes : line.Equals("macros:", StringComparison.OrdinalIgnoreCase);
            start = end + 1;
        }

        EndsInMacros = inMacros;
        EndsInConditions = conditions;
    }

    public int Count => _starts.Count;

    public bool EndsInMacros { get; }

    /// <summary>How many <c>%if</c> are open at the end.</summary>
    public int EndsInConditions { get; }

    /// <summary>A line without its end; a carriage return that a web form added is not part of it.</summary>
    public ReadOnlySpan<char> this[int line]
    {
        get
        {
            var end = line + 1 < _starts.Count ? _starts[line + 1] - 1 : _text.Length - (_text.EndsWith('\n') ? 1 : 0);
            return _text.AsSpan(_starts[line], end - _starts[line]).TrimEnd('\r');
        }
    }

    public bool EndsWithLineEnd => _text.EndsWith('\n');

    /// <summary>A line as it is, with its end.</summary>
    public ReadOnlySpan<char> WithEnd(int line) =>
        _text.AsSpan(_starts[line], (line + 1 < _starts.Count ? _starts[line + 1] : _text.Length) - _starts[line]);

    public bool InMacros(int line) => _inMacros[line];

    /// <summary>How many <c>%if</c> are around a line.</summary>
    public int Conditions(int line) => _conditions[line];

    public bool OpensMacros(int line) =>
        !_inMacros[line] && this[line].Trim().Equals("macros:", StringComparison.OrdinalIgnoreCase);
}
