namespace Obs.Hooks.Scripting.Caching;

/// <summary>How much the cache keeps; what was used longest ago goes first.</summary>
/// <param name="Bytes">Of all entries.</param>
/// <param name="Entries">Number of them.</param>
/// <param name="Age">Since the last use.</param>
internal sealed record CacheLimits(long Bytes, int Entries, TimeSpan Age)
{
    public static CacheLimits Default { get; } = new(256L << 20, 4096, TimeSpan.FromDays(90));
}
