namespace Obs.Hooks.Plugins.Report.Model;

/// <summary>What was built; a text that is not known is empty.</summary>
internal sealed record JobFacts
{
    public required string Project { get; init; }

    public required string Repository { get; init; }

    public required string Arch { get; init; }

    public required string Package { get; init; }

    public required string SrcMd5 { get; init; }

    public required string Reason { get; init; }

    public required string Release { get; init; }

    public required string DistUrl { get; init; }

    public required string JobId { get; init; }

    /// <summary>File name of the recipe: where it lay on the worker is nobody's business.</summary>
    public required string Recipe { get; init; }

    public required string RecipeType { get; init; }

    public required string VmType { get; init; }

    /// <summary><c>worker</c>, <c>osc</c> or <c>plain</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>How many packages made up the build root.</summary>
    public required int Packages { get; init; }
}
