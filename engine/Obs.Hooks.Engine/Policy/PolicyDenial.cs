namespace Obs.Hooks.Engine.Policy;

/// <summary>Something a script wanted and may not.</summary>
/// <param name="What">What it wanted.</param>
/// <param name="Rule">Which rule says no, and where it stands.</param>
internal sealed record PolicyDenial(string What, string Rule)
{
    public override string ToString() => $"{What}: denied by {Rule}";
}
