using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Tools.Store;

/// <summary>
/// The roots on this host, shared by all jobs:
/// <list type="bullet">
/// <item><c>roots/DIGEST/{tree,info}</c>: complete, never changed; beside them the <see cref="RootImage"/> if a job wanted it, and its lock;</item>
/// <item><c>wishes/KEY</c>: the digest of the root that a configuration was resolved to;</item>
/// <item><c>locks/KEY</c>, <c>locks/DIGEST</c>: held while one is resolved or made; <c>leases/DIGEST</c>: shared by users;</item>
/// <item><c>partial/NAME</c>: being made.</item>
/// </list>
/// </summary>
internal sealed class ToolsStore : IDisposable
{
    private const string PartialLock = "partial";
    private const string InfoName = "info";
    private const string TreeName = "tree";

    private readonly DirectoryHandle _store;
    private readonly DirectoryHandle _roots;
    private readonly DirectoryHandle _wishes;
    private readonly DirectoryHandle _locks;
    private readonly DirectoryHandle _leases;
    private readonly DirectoryHandle _partial;
    private readonly TimeProvider _time;
    private int _made;

    private ToolsStore(DirectoryHandle store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _roots = store.CreateDirectory("roots", 0x1ED);
        _wishes = store.CreateDirectory("wishes");
        _locks = store.CreateDirectory("locks");
        _leases = store.CreateDirectory("leases");
        _partial = store.CreateDirectory("partial", 0x1ED);
    }

    public string Path => _store.Path;

    /// <summary>Opens the store, creating it when it is missing.</summary>
    /// <exception cref="EngineException">Others could change what is in it, or it cannot be used.</exception>
    public static ToolsStore Open(string directory, TimeProvider time)
    {
        try
        {
            const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
            Directory.CreateDirectory(directory, mode);
            using (TrustedDirectory.Open(directory))
            {
                return new ToolsStore(DirectoryHandle.Open(directory), time);
            }
        }
        catch (UntrustedPathException e)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsStoreUnusable,
                $"{e.Diagnostic.Location}: {e.Diagnostic.Found}; expected {e.Diagnostic.Expected}; {e.Diagnostic.Fix}",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsStoreUnusable, $"the directory of the tools roots, {directory}, cannot be used: {e.Message}", e);
        }
    }

    /// <summary>The root a wish was resolved to, ready and leased; null when it is not, or somebody looks at it or removes it just now.</summary>
    public ToolsLease? TryLeaseWish(string key) => ReadWish(key) is { } digest ? TryLease(digest) : null;

    /// <summary>As <see cref="TryLeaseWish"/>, when whoever looks at that root or removes it just now has done so.</summary>
    public ToolsLease? LeaseWish(string key, CancellationToken cancellationToken) =>
        ReadWish(key) is { } digest ? Lease(digest, cancellationToken) : null;

    /// <summary>A root, leased; null when it is not there.</summary>
    /// <param name="digest">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting for whoever looks at it or removes it just now.</param>
    public ToolsLease? Lease(string digest, CancellationToken cancellationToken) =>
        LeaseIfThere(digest, FileLocks.Take(_leases, digest, Libc.LockShared, null, cancellationToken));

    public FileLock Lock(string name, Action onWait, CancellationToken cancellationToken) =>
        FileLocks.Take(_locks, name, Libc.LockExclusive, onWait, cancellationToken);

    /// <summary>A place to make a root in. Removes what dead engines left.</summary>
    public PartialRoot CreatePartial(CancellationToken cancellationToken)
    {
        using var gate = FileLocks.Take(_locks, PartialLock, Libc.LockExclusive, null, cancellationToken);
        PartialRoot.RemoveDead(_partial);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _made)}-{_time.GetUtcNow().Ticks}");
        return PartialRoot.Create(_partial, name);
    }

    /// <summary>Puts a finished tree in its place, in one step, and leases it.</summary>
    /// <param name="partial">Where it was made.</param>
    /// <param name="digest">Its name.</param>
    /// <param name="info">What is in it.</param>
    /// <param name="cancellationToken">Ends the waiting for whoever removes an older one of that name.</param>
    public ToolsLease Publish(PartialRoot partial, string digest, RootInfo info, CancellationToken cancellationToken)
    {
        var lease = FileLocks.Take(_leases, digest, Libc.LockShared, null, cancellationToken);
        try
        {
            using (var complete = partial.Handle.CreateDirectory(digest, 0x1ED))
            {
                partial.MoveTree(complete, TreeName);
                complete.WriteFile(InfoName, info.ToUtf8(), 0x1A4);
                Sync(complete);
            }

            partial.Handle.Rename(digest, _roots, digest, 0);
            SyncDirectory(_roots);
            File.SetLastWriteTimeUtc(lease.File, _time.GetUtcNow().UtcDateTime);
            var leased = Lease(digest, lease);
            lease = null;
            return leased;
        }
        finally
        {
            lease?.Dispose();
        }
    }

    /// <summary>Remembers what a wish was resolved to.</summary>
    public void WriteWish(string key, string digest)
    {
        var temporary = $"{key}.new";
        _wishes.WriteFile(temporary, Encoding.ASCII.GetBytes(digest + "\n"));
        _wishes.Rename(temporary, _wishes, key, 0);
    }

    /// <summary>All complete roots, by digest.</summary>
    public List<StoredRoot> List()
    {
        var list = new List<StoredRoot>();
        foreach (var path in Directory.GetDirectories(_roots.Path).Order(StringComparer.Ordinal))
        {
            var digest = System.IO.Path.GetFileName(path);
            if (File.Exists($"{path}/{InfoName}") && RootInfo.Parse(File.ReadAllText($"{path}/{InfoName}")) is { } info)
            {
                using var free = FileLock.TryTake(_leases, digest, Libc.LockExclusive);
                var used = File.GetLastWriteTimeUtc($"{_leases.Path}/{digest}");
                list.Add(new StoredRoot(digest, info, new DateTimeOffset(used, TimeSpan.Zero), free is null, RootImage.Find(path)));
            }
        }

        return list;
    }

    /// <summary>Removes a root unless somebody uses it.</summary>
    /// <returns>Whether it is gone.</returns>
    public bool TryEvict(string digest, CancellationToken cancellationToken)
    {
        using var alone = FileLock.TryTake(_leases, digest, Libc.LockExclusive);
        if (alone is null)
        {
            return false;
        }

        // Out of sight in one step; a crash from here on leaves rubbish that the next maker removes.
        using var partial = CreatePartial(cancellationToken);
        if (_roots.StatIfExists(digest) is not null)
        {
            _roots.Rename(digest, partial.Handle, digest, 0);
        }

        return true;
    }

    /// <summary>Removes what killed engines left: half made roots and images.</summary>
    public void RemoveDead(CancellationToken cancellationToken)
    {
        using var gate = FileLocks.Take(_locks, PartialLock, Libc.LockExclusive, null, cancellationToken);
        PartialRoot.RemoveDead(_partial);
        foreach (var path in Directory.GetDirectories(_roots.Path))
        {
            // Gone when another engine evicts it meanwhile.
            using var root = _roots.OpenDirectoryIfExists(System.IO.Path.GetFileName(path));
            if (root is not null)
            {
                RootImage.RemoveDead(root);
            }
        }
    }

    public void Dispose()
    {
        foreach (var handle in (ReadOnlySpan<DirectoryHandle>)[_roots, _wishes, _locks, _leases, _partial, _store])
        {
            handle.Dispose();
        }
    }

    /// <summary>The digest of the root a wish was resolved to; the root may be gone by now.</summary>
    public string? ReadWish(string key)
    {
        using var file = _wishes.OpenFileIfExists(key, OpenFlags.ReadOnly);
        if (file is null)
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[128];
        var digest = Encoding.ASCII.GetString(buffer[..RandomAccess.Read(file, buffer, 0)]).TrimEnd('\n');
        return digest.Length == 2 * Sha256.Size ? digest : null;
    }

    private ToolsLease? TryLease(string digest) =>
        FileLock.TryTake(_leases, digest, Libc.LockShared) is { } taken ? LeaseIfThere(digest, taken) : null;

    private ToolsLease? LeaseIfThere(string digest, FileLock taken)
    {
        if (_roots.StatIfExists(digest) is not { IsDirectory: true })
        {
            taken.Dispose();
            return null;
        }

        File.SetLastWriteTimeUtc(taken.File, _time.GetUtcNow().UtcDateTime);
        return Lease(digest, taken);
    }

    private ToolsLease Lease(string digest, FileLock taken) =>
        new(digest, $"{_roots.Path}/{digest}/{TreeName}", $"{_roots.Path}/{digest}/{InfoName}", taken);

    /// <summary>All that was written must be on the disk before the name says it is complete.</summary>
    private static void Sync(DirectoryHandle directory)
    {
        if (Libc.SyncFileSystem(directory.Handle) != 0)
        {
            throw NativeException.Last($"cannot write {directory.Path} to the disk");
        }
    }

    private static void SyncDirectory(DirectoryHandle directory)
    {
        if (Libc.FileSync(directory.Handle) != 0)
        {
            throw NativeException.Last($"cannot write {directory.Path} to the disk");
        }
    }
}
