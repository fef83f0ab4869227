using System.Text.Json;
using Obs.Hooks.Allocation.Rounds;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>
/// Writes inputs and decisions of every round to a file of JSON lines, each with what changed since the line before. When the
/// file has grown too large it is renamed to <c>….1</c> and begun anew. For one thread.
/// </summary>
internal sealed class RoundRecorder : IDisposable
{
    private readonly string _path;
    private readonly long _limit;
    private readonly RecordState _state = new();
    private readonly InputDelta _delta;
    private FileStream _file;
    private long _round;

    /// <summary>Begins a record; an older one of that name becomes <c>….1</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Bytes after which a new file is begun.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RoundRecorder(string path, long limit = 64 << 20)
    {
        _path = path;
        _limit = limit;
        _delta = new InputDelta(_state);
        _file = Begin();
    }

    /// <summary>Writes one round.</summary>
    /// <param name="snapshot">Its inputs.</param>
    /// <param name="source">The chosen allocator.</param>
    /// <param name="outcome">What became of it.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(AllocationSnapshot snapshot, IAllocatorSource source, RoundOutcome outcome)
    {
        if (_file.Length > _limit)
        {
            _file.Dispose();
            _file = Begin();
        }

        var full = _state.Digest.Length == 0;
        var input = _delta.Write(snapshot);
        _state.Digest = RecordJson.Chain(_state.Digest, input.Span);
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, RecordJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", RecordJson.Version);
            json.WriteNumber("round", ++_round);
            json.Put("full", full);
            json.WriteString("allocator", source.Id);
            json.WriteString("digest", source.Digest);
            json.Put("decidedBy", outcome.Allocator == source.Id ? "" : outcome.Allocator);
            json.Put("failure", outcome.Failure ?? "");
            json.WritePropertyName("in");
            json.WriteRawValue(input.Span);
            json.WriteString("inDigest", _state.Digest);
            WriteDecision(json, snapshot, outcome.Result);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        line.Position = 0;
        line.CopyTo(_file);
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private static void WriteDecision(Utf8JsonWriter json, AllocationSnapshot snapshot, AllocationResult result)
    {
        json.WriteStartArray("out");
        foreach (var (job, worker, _) in result.Assignments)
        {
            json.WriteStartArray();
            json.WriteStringValue(snapshot.Jobs[job].Id);
            json.WriteStringValue(snapshot.Workers[worker].Name);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("outDigest", DecisionDigest.Of(result));
    }

    private FileStream Begin()
    {
        if (File.Exists(_path))
        {
            File.Move(_path, _path + ".1", overwrite: true);
        }

        _state.Clear();
        return new FileStream(_path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        });
    }
}
