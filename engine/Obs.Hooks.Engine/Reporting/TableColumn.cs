namespace Obs.Hooks.Engine.Reporting;

/// <summary>One column of a <see cref="TextTable"/>.</summary>
/// <param name="Heading">Its heading, clean text.</param>
internal sealed record TableColumn(string Heading)
{
    /// <summary>Whether its cells stand at the right edge (numbers).</summary>
    public bool RightAligned { get; init; }

    /// <summary>Columns it may shrink to when the table is too wide; 0 means it keeps its natural width.</summary>
    public int ShrinksTo { get; init; }

    /// <summary>Whether cells that are too wide go on in the next line; otherwise they are cut with three dots.</summary>
    public bool Wraps { get; init; }
}
