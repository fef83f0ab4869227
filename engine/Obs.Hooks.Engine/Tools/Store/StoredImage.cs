namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>The <see cref="RootImage"/> of a root.</summary>
/// <param name="Size">Bytes on disk, also of one that is being made or that a killed engine left.</param>
/// <param name="Used">When a job last wanted it.</param>
internal sealed record StoredImage(long Size, DateTimeOffset Used);
