using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>Tells two contents of a name apart: the backend writes files anew and renames them.</summary>
internal readonly record struct FileStamp(ulong Inode, ulong Size, long Seconds, uint Nanoseconds)
{
    public DateTimeOffset Modified => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Seconds, 0, uint.MaxValue));

    public static FileStamp Of(in FileStatus status) =>
        new(status.Inode, status.Size, status.ModifiedSeconds, status.ModifiedNanoseconds);
}
