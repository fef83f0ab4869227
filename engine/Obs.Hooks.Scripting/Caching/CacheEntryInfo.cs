namespace Obs.Hooks.Scripting.Caching;

/// <summary>One entry, for lists.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">Whose script it is; empty when the entry is broken.</param>
/// <param name="Size">Bytes of its file.</param>
/// <param name="LastUsed">To the day.</param>
internal sealed record CacheEntryInfo(string Key, string Label, long Size, DateTimeOffset LastUsed);
