namespace Obs.Hooks.Plugins.Cleanup;

/// <summary>What one attempt to remove a kind of leak achieved.</summary>
/// <param name="Removed">How many are gone.</param>
/// <param name="Left">How many are still there: hidden, busy, or held by something that goes first.</param>
internal readonly record struct Removal(int Removed, int Left);
