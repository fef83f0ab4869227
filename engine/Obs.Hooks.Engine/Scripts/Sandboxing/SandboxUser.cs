using System.Globalization;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// An unprivileged user id that no other sandbox of this host has meanwhile: it is nobody's, is not root in any namespace
/// (bubblewrap started by root would map its inner user to the host's root), and owns no file.
/// </summary>
internal sealed class SandboxUser : IDisposable
{
    private const string DirectoryName = "users";

    private readonly FileLock _lock;

    private SandboxUser(uint id, uint firstSubordinate, FileLock taken)
    {
        Id = id;
        FirstSubordinate = firstSubordinate;
        _lock = taken;
    }

    public uint Id { get; }

    /// <summary>How many ids more it has: with its own, all that programs expect (user 65534 is nobody).</summary>
    public const int SubordinateCount = 65534;

    /// <summary>The first of them.</summary>
    public uint FirstSubordinate { get; }

    /// <summary>Takes a free one of the host's range; an flock(2) holds it, whatever becomes of this process.</summary>
    /// <exception cref="Diagnostics.EngineException">All are in use.</exception>
    public static SandboxUser Take(EngineOptions options)
    {
        using var state = OpenStateDirectory(options);
        using var users = state.CreateDirectory(DirectoryName);
        for (var i = 0; i < options.SandboxUserCount; i++)
        {
            var id = (uint)(options.SandboxFirstUser + i);
            if (FileLock.TryTake(users, id.ToString(CultureInfo.InvariantCulture), Libc.LockExclusive) is { } taken)
            {
                return new SandboxUser(id, (uint)options.SandboxFirstSubordinate + (uint)(i * 65536), taken);
            }
        }

        throw SandboxException.Unfit(
            FormattableString.Invariant($"all {options.SandboxUserCount} user ids from {options.SandboxFirstUser} are in use"),
            "raise \"sandboxUserCount\" in engine.json");
    }

    public void Dispose() => _lock.Dispose();

    private static DirectoryHandle OpenStateDirectory(EngineOptions options)
    {
        Directory.CreateDirectory(options.StateDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return DirectoryHandle.Open(options.StateDirectory);
    }
}
