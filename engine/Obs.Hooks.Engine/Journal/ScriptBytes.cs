using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// What the engine keeps in the job's area for all scripts of the job together. The area is in /run, which is memory of the host.
/// </summary>
/// <param name="limit">Bytes.</param>
internal sealed class ScriptBytes(long limit)
{
    private long _taken;
    private int _last;

    /// <summary>For a file name nobody else of the job has.</summary>
    public int NextNumber() => Interlocked.Increment(ref _last);

    /// <summary>Before bytes are written.</summary>
    /// <exception cref="EngineException">There is no room for them.</exception>
    public void Take(long count)
    {
        if (Interlocked.Add(ref _taken, count) > limit)
        {
            Interlocked.Add(ref _taken, -count);
            throw new EngineException(
                DiagnosticCodes.ScriptContentRefused,
                FormattableString.Invariant($"the files of the job's scripts have more than {limit} bytes together; expected less; write less"),
                ExitStatus.Failed);
        }
    }

    /// <summary>After files were removed.</summary>
    public void Return(long count) => Interlocked.Add(ref _taken, -count);
}
