namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>One root as the store has it.</summary>
/// <param name="Digest">Its name.</param>
/// <param name="Info">What is in it.</param>
/// <param name="Used">When it was last entered or made.</param>
/// <param name="InUse">Whether a job holds it now.</param>
internal sealed record StoredRoot(string Digest, RootInfo Info, DateTimeOffset Used, bool InUse);
