namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>When the parts of the job happened, in UTC.</summary>
internal sealed record JobTimes
{
    public required DateTimeOffset EngineStarted { get; init; }

    public required DateTimeOffset? BuildStarted { get; init; }

    public required DateTimeOffset? BuildEnded { get; init; }

    public required int? BuildExitStatus { get; init; }

    public required DateTimeOffset ReportWritten { get; init; }
}
