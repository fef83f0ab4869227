using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Native;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>
/// Compiled scripts on disk, in a directory that only this user (or root) can write to; nothing in a sandbox ever sees it. An
/// entry is verified each time it is read. Whatever goes wrong costs a compilation and never a build.
/// </summary>
/// <param name="directory">Made when the first entry is written.</param>
/// <param name="limits">How much is kept.</param>
/// <param name="time">For ages.</param>
internal sealed class ScriptCache(string directory, CacheLimits limits, TimeProvider time)
{
    private const string Suffix = ".script";

    private const string LockSuffix = ".lock";
    private const string TemporarySuffix = ".new";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan UseGranularity = TimeSpan.FromDays(1);

    public string Directory => directory;

    /// <summary>A compiled script.</summary>
    /// <returns>Null when there is none, or a broken one, which the next <see cref="Write"/> replaces.</returns>
    public CompiledScript? Read(string key)
    {
        try
        {
            // A name in somebody else's directory proves nothing: its digest is as easily forged as its content.
            if (Load(key) is not { } entry || Posix.WhyShared(directory) is not null || CacheEntry.Decode(key, entry) is not { } script)
            {
                return null;
            }

            Touch(key);
            return script;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a compiled script.</summary>
    /// <param name="key">Its key; the caller has its <see cref="LockAsync"/>.</param>
    /// <param name="label">Whose script it is, for lists.</param>
    /// <param name="script">What to keep.</param>
    /// <returns>Why it was not kept, one line for people; null when it was.</returns>
    public string? Write(string key, string label, CompiledScript script)
    {
        var temporary = PathOf(key + TemporarySuffix);
        try
        {
            Prepare();
            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            {
                RandomAccess.Write(file, CacheEntry.Encode(key, label, script), 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, EntryPath(key), overwrite: true);
            Posix.SyncDirectory(directory);
            Collect(limits);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            return $"the compiled script is not kept in {directory}: {e.Message}";
        }
    }

    /// <summary>Waits until nobody else compiles this script, in whatever process.</summary>
    /// <returns>The lock, which ends when it is disposed or this process dies; null when the directory cannot be used.</returns>
    public async Task<IDisposable?> LockAsync(string key, CancellationToken cancellationToken)
    {
        // A compilation takes a hundred of these.
        var pause = TimeSpan.FromMilliseconds(5);
        while (true)
        {
            try
            {
                Prepare();
                if (KeyLock.TryTake(PathOf(key + LockSuffix)) is { } taken)
                {
                    return taken;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All entries, the last used first.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public List<CacheEntryInfo> List()
    {
        var entries = new List<CacheEntryInfo>();
        foreach (var file in Files())
        {
            var key = file.Name[..^Suffix.Length];
            var label = Load(key) is { } entry ? CacheEntry.LabelOf(key, entry.Span) : "";
            entries.Add(new CacheEntryInfo(key, label, file.Length, file.LastWriteTimeUtc));
        }

        return entries;
    }

    /// <summary>Removes what is beyond the limits.</summary>
    /// <returns>How many entries went.</returns>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public int Collect(CacheLimits keep)
    {
        var (bytes, count, removed) = (0L, 0, 0);
        foreach (var file in Files())
        {
            bytes += file.Length;
            count++;
            if (bytes > keep.Bytes || count > keep.Entries || time.GetUtcNow() - file.LastWriteTimeUtc > keep.Age)
            {
                removed += Remove(file.FullName) ? 1 : 0;
            }
        }

        RemoveAbandoned();
        return removed;
    }

    /// <summary>Removes all entries.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public int Clear() => Files().Count(file => Remove(file.FullName));

    private void Prepare()
    {
        System.IO.Directory.CreateDirectory(directory, Private);
        if (Posix.WhyShared(directory) is { } why)
        {
            throw new IOException(why);
        }
    }

    private ReadOnlyMemory<byte>? Load(string key)
    {
        var path = EntryPath(key);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        if (length > CacheEntry.MaxSize)
        {
            return null;
        }

        var entry = new byte[length];
        var read = 0;
        while (read < entry.Length && RandomAccess.Read(file, entry.AsSpan(read), read) is var part and > 0)
        {
            read += part;
        }

        return entry.AsMemory(0, read);
    }

    /// <summary>The time of the last use is the file's: written once a day, since reading should not write.</summary>
    private void Touch(string key)
    {
        var now = time.GetUtcNow();
        if (now - File.GetLastWriteTimeUtc(EntryPath(key)) > UseGranularity)
        {
            File.SetLastWriteTimeUtc(EntryPath(key), now.UtcDateTime);
        }
    }

    private List<FileInfo> Files()
    {
        if (!System.IO.Directory.Exists(directory))
        {
            return [];
        }

        return
        [
            .. new DirectoryInfo(directory).EnumerateFiles("*" + Suffix)
                .Where(static f => ScriptKey.IsKey(f.Name.AsSpan(0, f.Name.Length - Suffix.Length)))
                .OrderByDescending(static f => f.LastWriteTimeUtc)
                .ThenBy(static f => f.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>What processes left that were killed while they compiled.</summary>
    private void RemoveAbandoned()
    {
        foreach (var path in System.IO.Directory.Exists(directory) ? System.IO.Directory.GetFiles(directory, "*" + LockSuffix) : [])
        {
            var key = Path.GetFileNameWithoutExtension(path);
            if (!ScriptKey.IsKey(key) || time.GetUtcNow() - File.GetLastWriteTimeUtc(path) < UseGranularity)
            {
                continue;
            }

            using var abandoned = KeyLock.TryTake(path);
            if (abandoned is not null)
            {
                Remove(PathOf(key + TemporarySuffix));
            }
        }
    }

    /// <returns>Whether it is gone; somebody else may have been faster.</returns>
    private static bool Remove(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string EntryPath(string key) => PathOf(key + Suffix);

    private string PathOf(string name) => Path.Combine(directory, name);
}
