using Obs.Hooks.Allocation.Recording;
using Obs.Hooks.Allocation.Rounds;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>Records rounds, if that is wanted; a disk that is full stops the recording, not the service.</summary>
internal sealed class RoundKeeper : IDisposable
{
    private readonly string _path;
    private readonly ServiceLog _log;
    private RoundRecorder? _recorder;

    /// <param name="path">The file; empty for no record.</param>
    /// <param name="log">Told when it goes wrong.</param>
    public RoundKeeper(string path, ServiceLog log)
    {
        _path = path;
        _log = log;
        Try(() => _recorder = path.Length > 0 ? new RoundRecorder(path) : null);
    }

    public void Keep(AllocationSnapshot snapshot, IAllocatorSource source, RoundOutcome outcome)
    {
        if (_recorder is { } recorder)
        {
            Try(() => recorder.Write(snapshot, source, outcome));
        }
    }

    public void Dispose() => _recorder?.Dispose();

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Say($"{_path}: rounds are not recorded any more: {e.Message}");
            _recorder?.Dispose();
            _recorder = null;
        }
    }
}
