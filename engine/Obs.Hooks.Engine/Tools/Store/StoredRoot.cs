namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>One root as the store has it.</summary>
/// <param name="Digest">Its name.</param>
/// <param name="Info">What is in it.</param>
/// <param name="Used">When it was last entered or made.</param>
/// <param name="InUse">Whether a job holds it now.</param>
/// <param name="Image">Its image; null when no job has wanted one.</param>
internal sealed record StoredRoot(string Digest, RootInfo Info, DateTimeOffset Used, bool InUse, StoredImage? Image)
{
    /// <summary>Bytes on disk, the image included.</summary>
    public long Size => Info.Size + (Image?.Size ?? 0);
}
