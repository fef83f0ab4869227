using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Journal;

/// <summary>
/// The write-ahead log of one job: an intent is on disk before its effect is applied, and holds all that undoing it
/// needs. It lies in the job area, usually in memory below /run: what it undoes (mounts, registrations with the
/// kernel, staging directories of a build that is running) is gone or worthless after a reboot, and so may it be.
/// Effects may be applied on several threads at once.
/// </summary>
internal sealed class JobJournal : IDisposable
{
    internal const string FileName = "journal";

    private readonly Lock _gate = new();
    private readonly DirectoryHandle _area;
    private readonly UndoScope _scope;
    private readonly IJournalObserver? _observer;
    private readonly List<JournalRecord> _open = [];
    private readonly HashSet<long> _completed = [];
    private SafeFileHandle? _file;
    private long _length;
    private long _lastId;

    private JobJournal(DirectoryHandle area, string key, IJournalObserver? observer)
    {
        _area = area;
        _observer = observer;
        _scope = new UndoScope(key, area.Path, this);
    }

    /// <summary>The id of the newest intent; <see cref="UndoAfter"/> goes back to it.</summary>
    public long LastId
    {
        get
        {
            lock (_gate)
            {
                return _lastId;
            }
        }
    }

    /// <summary>An empty journal; its file is created by the first intent.</summary>
    public static JobJournal Create(DirectoryHandle area, string key, IJournalObserver? observer) =>
        new(area, key, observer);

    /// <summary>The journal that a dead engine left.</summary>
    public static JobJournal Read(DirectoryHandle area, string key, IJournalObserver? observer = null)
    {
        var journal = new JobJournal(area, key, observer);
        using var file = area.OpenFileIfExists(FileName, OpenFlags.ReadOnly);
        if (file is null)
        {
            return journal;
        }

        var content = new byte[RandomAccess.GetLength(file)];
        var read = RandomAccess.Read(file, content, 0);
        foreach (var record in JournalFormat.Decode(content.AsSpan(0, read)))
        {
            journal.Remember(record);
        }

        return journal;
    }

    /// <summary>Writes down what is about to be done.</summary>
    /// <returns>The id to complete it with.</returns>
    /// <exception cref="IOException">It could not be written: the effect must not be applied.</exception>
    public long Begin(JournalEntry intent)
    {
        lock (_gate)
        {
            var record = new JournalRecord(_lastId + 1, intent);
            Step($"before {intent.Description}");
            Append(record);
            Remember(record);
            Step($"begin {intent.Description}");
            return record.Id;
        }
    }

    /// <summary>Writes down that it was done.</summary>
    public void Complete(long id)
    {
        lock (_gate)
        {
            Append(new JournalRecord(id));
            _completed.Add(id);
            Step("complete");
        }
    }

    /// <summary>Undoes everything, in reverse.</summary>
    /// <returns>What could not be undone, one line each; empty when all is well.</returns>
    public ImmutableArray<string> UndoAll() => UndoAfter(0);

    /// <summary>Undoes what was begun after <paramref name="id"/>, in reverse. Entries that resist stay in the journal.</summary>
    /// <returns>As for <see cref="UndoAll"/>.</returns>
    public ImmutableArray<string> UndoAfter(long id)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var records = OpenAfter(id);
        foreach (var record in records)
        {
            try
            {
                record.Entry!.EndProcesses();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Undo tries again, and reports it.
            }
        }

        foreach (var record in records)
        {
            var entry = record.Entry!;
            try
            {
                entry.Undo(_scope, IsCompleted(record));
                Forget(record);
                Step($"undone {entry.Description}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{entry.Description}: {e.Message}");
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>Tells the observer, if any, of a step inside an effect.</summary>
    public void Step(string step) => _observer?.Reached(step);

    public void Dispose() => _file?.Dispose();

    /// <summary>The last one first.</summary>
    private JournalRecord[] OpenAfter(long id)
    {
        lock (_gate)
        {
            var records = _open.FindAll(r => r.Id > id).ToArray();
            Array.Reverse(records);
            return records;
        }
    }

    private bool IsCompleted(JournalRecord record)
    {
        lock (_gate)
        {
            return _completed.Contains(record.Id);
        }
    }

    private void Forget(JournalRecord record)
    {
        lock (_gate)
        {
            _open.Remove(record);
        }
    }

    private void Remember(JournalRecord record)
    {
        if (record.Entry is null)
        {
            _completed.Add(record.Id);
        }
        else
        {
            _open.Add(record);
            _lastId = Math.Max(_lastId, record.Id);
        }
    }

    private void Append(JournalRecord record)
    {
        const int flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive;
        _file ??= _area.OpenFile(FileName, flags, 0x180);
        var line = JournalFormat.Encode(record);
        RandomAccess.Write(_file, line, _length);
        if (Libc.FileSync(_file) != 0)
        {
            throw NativeException.Last($"cannot write {_area.Path}/{FileName}");
        }

        // Only now: after a failed write the next record overwrites what there is of this one.
        _length += line.Length;
    }
}
