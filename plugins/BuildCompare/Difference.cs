using Obs.Hooks.Plugins.BuildCompare.Reports;

namespace Obs.Hooks.Plugins.BuildCompare;

/// <summary>One thing by which this build is not the last one.</summary>
/// <param name="Where">The package or file.</param>
/// <param name="What">One line for people.</param>
internal sealed record Difference(string Where, string What)
{
    /// <summary>Further lines, for the report.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public override string ToString() => Printable.Line($"{Where}: {What}");
}
