using System.Text;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// Interpreters registered with the host's kernel, shared by all jobs that want the same one. binfmt_misc has no owners and
/// no counts: who needs an entry is kept in the ledger, one directory per entry with one file per job, which holds the
/// job's engine. The last job removes the entry; jobs whose engine is dead do not count.
/// </summary>
/// <param name="ledger">Absolute path; only this user's.</param>
/// <param name="registry">Where binfmt_misc is mounted.</param>
internal sealed class HostBinfmt(string ledger, string registry)
{
    private const string LedgerName = "binfmt";
    private const string LockName = "lock";
    private const long FileSystemMagic = 0x42494e4d;

    /// <summary>For a lock that is held for a few system calls.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Beside <c>jobs</c>, in which the job areas are.</summary>
    public static string LedgerOf(string areaDirectory) =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(areaDirectory))!, LedgerName);

    public static bool IsOurs(string name) =>
        name.StartsWith(BinfmtLine.HostPrefix, StringComparison.Ordinal)
        && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-_") < 0;

    /// <summary>Whether a directory is binfmt_misc.</summary>
    public static bool IsBinfmt(DirectoryHandle directory)
    {
        // f_type is the first word of struct statfs on every 64-bit architecture but s390x, where it is 4 bytes.
        Span<long> buffer = stackalloc long[32];
        if (Libc.FileSystemStat(directory.Handle, buffer) != 0)
        {
            throw NativeException.Last($"cannot look at {directory.Path}");
        }

        return buffer[0] == FileSystemMagic || buffer[0] >> 32 == FileSystemMagic;
    }

    /// <summary>Adds a job to those that need an entry, and registers it if it is not there.</summary>
    /// <param name="name">The entry's.</param>
    /// <param name="line">What the kernel is told.</param>
    /// <param name="key">The job's.</param>
    /// <param name="cancellationToken">Ends the waiting for other engines.</param>
    /// <exception cref="IOException">The kernel refused, or has no binfmt_misc.</exception>
    public void Add(string name, string line, string key, CancellationToken cancellationToken)
    {
        using var kernel = OpenRegistry()
            ?? throw new IOException($"{registry} is not mounted (modprobe binfmt_misc; mount -t binfmt_misc none {registry})");
        Directory.CreateDirectory(ledger, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var books = DirectoryHandle.Open(ledger);
        using var taken = FileLocks.Take(books, LockName, Libc.LockExclusive, s_patience, cancellationToken);
        using (var jobs = books.CreateDirectory(name))
        {
            jobs.WriteFile(key, Encoding.ASCII.GetBytes(ProcessIdentity.OfThisProcess().ToString()));
        }

        if (kernel.StatIfExists(name) is null)
        {
            Write(kernel, "register", line, $"cannot register {name}");
        }
    }

    /// <summary>Takes a job away, and the entry with the last one. Harmless when repeated, or when nothing was added.</summary>
    /// <exception cref="IOException">It is still there.</exception>
    public void Release(string name, string key)
    {
        using var books = DirectoryHandle.OpenIfExists(ledger);
        if (books is null)
        {
            return;
        }

        using var taken = FileLocks.Take(books, LockName, Libc.LockExclusive, s_patience, CancellationToken.None);
        using (var jobs = books.OpenDirectoryIfExists(name))
        {
            if (jobs is null)
            {
                return;
            }

            jobs.RemoveFile(key);
            if (HasLivingJobs(jobs))
            {
                return;
            }
        }

        Unregister(name);
        TreeRemoval.Remove(books, name);
    }

    private void Unregister(string name)
    {
        using var kernel = OpenRegistry();
        if (kernel?.StatIfExists(name) is not null)
        {
            Write(kernel, name, "-1", $"cannot unregister {registry}/{name}");
        }
    }

    private DirectoryHandle? OpenRegistry()
    {
        var kernel = DirectoryHandle.OpenIfExists(registry);
        if (kernel is not null && !IsBinfmt(kernel))
        {
            kernel.Dispose();
            return null;
        }

        return kernel;
    }

    /// <summary>What a dead engine left is not in the way: it no longer needs anything, and undoes nothing itself.</summary>
    private static bool HasLivingJobs(DirectoryHandle jobs)
    {
        foreach (var entry in jobs.RawEntries())
        {
            using var file = jobs.OpenFileIfExists(Encoding.UTF8.GetString(entry.AsSpan(0, entry.Length - 1)), OpenFlags.ReadOnly);
            if (file is not null && OwnerOf(file) is { } owner && ProcessIdentity.Of(owner.Id) == owner)
            {
                return true;
            }
        }

        return false;
    }

    private static ProcessIdentity? OwnerOf(SafeFileHandle file)
    {
        Span<byte> buffer = stackalloc byte[64];
        return ProcessIdentity.Parse(Encoding.ASCII.GetString(buffer[..RandomAccess.Read(file, buffer, 0)]));
    }

    private static void Write(DirectoryHandle kernel, string name, string text, string what)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        using var file = kernel.OpenFile(name, OpenFlags.WriteOnly);
        if (Libc.Write(file, bytes, (nuint)bytes.Length) != bytes.Length)
        {
            throw NativeException.Last(what);
        }
    }
}
