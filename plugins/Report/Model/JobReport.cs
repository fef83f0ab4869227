namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>The root of <c>hooks.report.json</c>.</summary>
internal sealed record JobReport
{
    /// <summary>Changes when a reader of an older report would misread a newer one.</summary>
    public int Version { get; init; } = 1;

    public required string Title { get; init; }

    public required string Engine { get; init; }

    public required JobFacts Job { get; init; }

    public required JobTimes Times { get; init; }

    public required HookEntry[] Hooks { get; init; }

    public required ResultEntry[] Results { get; init; }

    /// <summary>How many results are left out of <see cref="Results"/>.</summary>
    public int ResultsLeftOut { get; init; }
}
