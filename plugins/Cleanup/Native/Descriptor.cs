namespace Obs.Hooks.Plugins.Cleanup.Native;

/// <summary>
/// An open file descriptor, closed when disposed. A value type: thousands of them are opened and closed in a scan of
/// /proc, each inside one <c>using</c>.
/// </summary>
/// <param name="Number">The descriptor, negative when opening failed.</param>
internal readonly record struct Descriptor(int Number) : IDisposable
{
    public bool IsOpen => Number >= 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsOpen)
        {
            _ = Libc.Close(Number);
        }
    }
}
