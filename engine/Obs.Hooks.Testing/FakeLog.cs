namespace Obs.Hooks.Testing;

/// <summary>A log that remembers what a hook wrote.</summary>
public sealed class FakeLog : IHookLog
{
    private readonly List<string> _infos = [];
    private readonly List<string> _warnings = [];
    private readonly List<(string What, double? Fraction)> _progress = [];
    private readonly Lock _gate = new();

    /// <summary>All messages of <see cref="Info"/>, in order.</summary>
    public IReadOnlyList<string> Infos => Copy(_infos);

    /// <summary>All messages of <see cref="Warning"/>, in order.</summary>
    public IReadOnlyList<string> Warnings => Copy(_warnings);

    /// <summary>All calls of <see cref="IHookLog.Progress"/>, in order.</summary>
    public IReadOnlyList<(string What, double? Fraction)> ProgressSteps => Copy(_progress);

    /// <inheritdoc/>
    public void Info(string message) => Add(_infos, message);

    /// <inheritdoc/>
    public void Warning(string message) => Add(_warnings, message);

    /// <inheritdoc/>
    public void Progress(string what, double? fraction = null) => Add(_progress, (what, fraction));

    private void Add<T>(List<T> list, T item)
    {
        lock (_gate)
        {
            list.Add(item);
        }
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}
