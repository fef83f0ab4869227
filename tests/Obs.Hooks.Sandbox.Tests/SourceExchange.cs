using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>Exchanges a source again and again: for another regular file, and for a link to one of the host's.</summary>
internal sealed class SourceExchange : IDisposable
{
    public const string Name = "exchanged.txt";

    private readonly DirectoryHandle _sources;
    private readonly DirectoryHandle _spares;
    private readonly Thread _thread;
    private volatile bool _isOver;
    private IOException? _trouble;

    /// <param name="sources">Has a file of that <see cref="Name"/>.</param>
    /// <param name="spares">Has <c>other</c> and <c>link</c>.</param>
    public SourceExchange(string sources, string spares)
    {
        _sources = DirectoryHandle.Open(sources);
        _spares = DirectoryHandle.Open(spares);
        _thread = new Thread(Exchange);
        _thread.Start();
    }

    /// <summary>Ends it; everything is in its place then.</summary>
    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
        _sources.Dispose();
        _spares.Dispose();
        if (_trouble is not null)
        {
            throw new InvalidOperationException("the exchange broke", _trouble);
        }
    }

    private void Exchange()
    {
        try
        {
            while (!_isOver)
            {
                // A round ends as it began.
                foreach (var spare in (string[])["other", "link", "link", "other"])
                {
                    _sources.Rename(Name, _spares, spare, Libc.RenameExchange);
                    Thread.Yield();
                }
            }
        }
        catch (IOException e)
        {
            _trouble = e;
        }
    }
}
