using Obs.Hooks.Plugins.Report.Model;

namespace Obs.Hooks.Plugins.Report.Html;

/// <summary>
/// Where a moment of the job stands in the timeline. Builds take minutes and hooks milliseconds, so the time before,
/// during and after the build each has a scale of its own.
/// </summary>
internal sealed class TimeScale
{
    /// <summary>Width of the whole timeline in units of the drawing.</summary>
    public const double Width = 1000;

    /// <summary>No part is narrower than this share of the width.</summary>
    private const double LeastShare = 0.25;

    private readonly DateTimeOffset[] _times;
    private readonly double[] _edges = new double[4];

    public TimeScale(JobTimes times)
    {
        // Without a build (it could not be started) everything happened before it.
        var buildStarted = times.BuildStarted ?? times.ReportWritten;
        _times = [times.EngineStarted, buildStarted, times.BuildEnded ?? buildStarted, times.ReportWritten];
        for (var index = 1; index < _times.Length; index++)
        {
            // A clock set back during the job must not turn the drawing inside out.
            _times[index] = _times[index] < _times[index - 1] ? _times[index - 1] : _times[index];
        }

        var total = Math.Max(1, (_times[3] - _times[0]).Ticks);
        var shares = new double[3];
        var sum = 0.0;
        for (var part = 0; part < shares.Length; part++)
        {
            shares[part] = LeastShare + ((1 - (3 * LeastShare)) * (_times[part + 1] - _times[part]).Ticks / total);
            sum += shares[part];
        }

        for (var part = 0; part < shares.Length; part++)
        {
            _edges[part + 1] = _edges[part] + (Width * shares[part] / sum);
        }
    }

    public double BuildStart => _edges[1];

    public double BuildEnd => _edges[2];

    /// <summary>How long a part took: 0 before, 1 during, 2 after the build.</summary>
    public TimeSpan Duration(int part) => _times[part + 1] - _times[part];

    /// <summary>0 to <see cref="Width"/>; moments outside the job are moved to its edges.</summary>
    public double Position(DateTimeOffset moment)
    {
        var part = moment < _times[1] ? 0 : moment < _times[2] ? 1 : 2;
        var ticks = Duration(part).Ticks;
        var share = ticks == 0 ? 0 : Math.Clamp((moment - _times[part]).Ticks / (double)ticks, 0, 1);
        return _edges[part] + (share * (_edges[part + 1] - _edges[part]));
    }
}
