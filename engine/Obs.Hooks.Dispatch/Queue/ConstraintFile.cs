namespace Obs.Hooks.Dispatch.Queue;

/// <summary>A package's <c>_constraints</c> file, as far as it is known.</summary>
/// <param name="Text">Its text; null while it is not known.</param>
/// <param name="Trouble">Why it is not known; empty while it is being fetched.</param>
internal sealed record ConstraintFile(string? Text, string Trouble)
{
    public static ConstraintFile Fetching { get; } = new(null, "");
}
