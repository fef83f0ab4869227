namespace Obs.Hooks.Dispatch.Service;

/// <summary>
/// Lines for the service's journal: what is wrong is said when it begins and when it is over, not every second in between.
/// </summary>
internal sealed class ServiceLog(TextWriter output)
{
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public void Say(string line)
    {
        lock (_gate)
        {
            output.WriteLine($"obs-hooks: {Printable(line)}");
            output.Flush();
        }
    }

    /// <summary>The state of something: what is wrong with it, or nothing.</summary>
    public void Report(string what, string trouble)
    {
        lock (_gate)
        {
            var before = _troubles.GetValueOrDefault(what, "");
            if (before == trouble)
            {
                return;
            }

            _troubles[what] = trouble;
        }

        Say(trouble.Length > 0 ? trouble : $"{what}: all is well again");
    }

    /// <summary>Names in it come from files that anybody may have written.</summary>
    private static string Printable(string line) =>
        string.Create(line.Length, line, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(text[i]) ? '?' : text[i];
            }
        });
}
