using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>Writes what is new in a snapshot, and remembers it.</summary>
internal sealed class InputDelta(RecordState state)
{
    public ReadOnlyMemory<byte> Write(AllocationSnapshot snapshot)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RecordJson.Options);
        json.WriteStartObject();
        json.Put("time", snapshot.Time);
        json.WriteNumber("seed", snapshot.Seed);
        if (snapshot.Settings.Json.ValueKind == JsonValueKind.Object)
        {
            json.WritePropertyName("settings");
            snapshot.Settings.Json.WriteTo(json);
        }

        WriteChanges(json, "workers", state.Workers, snapshot.Workers, static w => w.Name, static (a, b) => a == b, WorkerRecord.Write);
        WriteChanges(json, "jobs", state.Jobs, snapshot.Jobs, static j => j.Id, static (a, b) => a == b, JobRecord.Write);
        WriteChanges(
            json,
            "shares",
            state.Shares,
            snapshot.Shares,
            static s => $"{s.Project}/{s.Repository}/{s.Arch}",
            (old, share) => ShareRecord.IsSame(old, share, snapshot.Time),
            (writer, share) => ShareRecord.Write(writer, share, snapshot.Time));
        WriteAllowed(json, snapshot);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteChanges<T>(
        Utf8JsonWriter json,
        string name,
        SortedDictionary<string, T> known,
        IReadOnlyList<T> present,
        Func<T, string> key,
        Func<T, T, bool> isSame,
        Action<Utf8JsonWriter, T> write)
        where T : class
    {
        var gone = new HashSet<string>(known.Keys, StringComparer.Ordinal);
        var changed = new List<T>();
        foreach (var item in present)
        {
            var id = key(item);
            gone.Remove(id);
            if (!known.TryGetValue(id, out var old) || (!ReferenceEquals(old, item) && !isSame(old, item)))
            {
                changed.Add(item);
            }

            known[id] = item;
        }

        if (changed.Count > 0)
        {
            json.WriteStartArray(name);
            changed.ForEach(item => write(json, item));
            json.WriteEndArray();
        }

        json.Put(name + "Gone", [.. gone.Order(StringComparer.Ordinal)]);
        foreach (var id in gone)
        {
            known.Remove(id);
        }
    }

    private void WriteAllowed(Utf8JsonWriter json, AllocationSnapshot snapshot)
    {
        var sets = new SortedDictionary<string, ulong[]>(StringComparer.Ordinal);
        var own = new SortedDictionary<string, ulong[]>(StringComparer.Ordinal);
        var seen = new Dictionary<int, ulong[]>();
        for (var i = 0; i < snapshot.Jobs.Length; i++)
        {
            var job = snapshot.Jobs[i];
            var words = snapshot.Matcher.Allowed(i).Words;
            if (!seen.TryGetValue(job.ConstraintSet, out var ofSet) && job.BadWorkers.IsDefaultOrEmpty)
            {
                ofSet = words.ToArray();
                seen.Add(job.ConstraintSet, ofSet);
                AddIfNew(state.Sets, sets, job.ConstraintSet.ToString(CultureInfo.InvariantCulture), ofSet);
            }

            if (ofSet is null || !words.SequenceEqual(ofSet))
            {
                AddIfNew(state.Own, own, job.Id, words.ToArray());
            }
            else if (state.Own.Remove(job.Id))
            {
                own.Add(job.Id, []);
            }
        }

        WriteSets(json, "allowed", sets);
        WriteSets(json, "allowedOwn", own);
    }

    private static void AddIfNew(Dictionary<string, ulong[]> known, SortedDictionary<string, ulong[]> changed, string key, ulong[] words)
    {
        if (!known.TryGetValue(key, out var old) || !old.AsSpan().SequenceEqual(words))
        {
            known[key] = words;
            changed.Add(key, words);
        }
    }

    private static void WriteSets(Utf8JsonWriter json, string name, SortedDictionary<string, ulong[]> sets)
    {
        if (sets.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, words) in sets)
        {
            json.WriteBase64String(key, MemoryMarshal.AsBytes(words.AsSpan()));
        }

        json.WriteEndObject();
    }
}
