using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>Reads a record line by line and makes the snapshots again.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class RecordReader(string path)
{
    private readonly RecordState _state = new();
    private int _line;

    /// <summary>Reads all rounds.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="EngineException">A line is no record, or not the one that was written.</exception>
    public IEnumerable<RecordedRound> Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _line++;
            yield return Parse(line);
        }
    }

    private RecordedRound Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw Broken($"no line of a record: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private RecordedRound Read(JsonElement line)
    {
        if (line.Integer("v") != RecordJson.Version)
        {
            throw Broken($"format {line.Integer("v")}; expected {RecordJson.Version}");
        }

        if (line.Switch("full"))
        {
            _state.Clear();
        }
        else if (_state.Digest.Length == 0)
        {
            throw Broken("only the changes to lines that are not there; expected a record from its beginning");
        }

        var input = line.GetProperty("in");
        _state.Digest = RecordJson.Chain(_state.Digest, Encoding.UTF8.GetBytes(input.GetRawText()));
        if (_state.Digest != line.Text("inDigest"))
        {
            throw Broken("inputs of another digest; a line was changed or is missing");
        }

        var allocator = line.Text("allocator");
        return new RecordedRound(
            line.GetProperty("round").GetInt64(),
            Snapshot(input),
            allocator,
            line.Text("digest"),
            line.Text("decidedBy") is { Length: > 0 } other ? other : allocator,
            [.. line.GetProperty("out").EnumerateArray().Select(static pair => (pair[0].GetString()!, pair[1].GetString()!))],
            line.Text("outDigest"));
    }

    private AllocationSnapshot Snapshot(JsonElement input)
    {
        Apply(input, "workers", _state.Workers, WorkerRecord.Read, static worker => worker.Name);
        Apply(input, "jobs", _state.Jobs, JobRecord.Read, static job => job.Id);
        Apply(input, "shares", _state.Shares, ShareRecord.Read, static share => $"{share.Project}/{share.Repository}/{share.Arch}");
        ApplySets(input, "allowed", _state.Sets, emptyRemoves: false);
        ApplySets(input, "allowedOwn", _state.Own, emptyRemoves: true);
        var time = input.Time("time") ?? throw new JsonException("no time");
        var jobs = _state.Jobs.Values.ToImmutableArray();
        var allowed = jobs
            .Select(job => _state.Own.GetValueOrDefault(job.Id) ?? _state.Sets[job.ConstraintSet.ToString(CultureInfo.InvariantCulture)])
            .ToArray();
        return new AllocationSnapshot(
            [.. _state.Workers.Values],
            jobs,
            [.. _state.Shares.Values.Select(share => ShareRecord.At(share, time))],
            new RecordedMatcher(allowed))
        {
            Time = time,
            Seed = input.GetProperty("seed").GetUInt64(),
            Settings = input.TryGetProperty("settings", out var settings) ? new HookSettings(settings.Clone()) : HookSettings.Empty,
        };
    }

    private static void Apply<T>(
        JsonElement input, string name, SortedDictionary<string, T> known, Func<JsonElement, T> read, Func<T, string> key)
    {
        if (input.TryGetProperty(name, out var changed))
        {
            foreach (var item in changed.EnumerateArray())
            {
                var value = read(item);
                known[key(value)] = value;
            }
        }

        foreach (var gone in input.Texts(name + "Gone"))
        {
            known.Remove(gone);
        }
    }

    /// <param name="input">The line's inputs.</param>
    /// <param name="name">Which sets.</param>
    /// <param name="known">Takes them.</param>
    /// <param name="emptyRemoves">Whether a set of no words takes one away; else it is that of a farm without workers.</param>
    private static void ApplySets(JsonElement input, string name, Dictionary<string, ulong[]> known, bool emptyRemoves)
    {
        if (!input.TryGetProperty(name, out var changed))
        {
            return;
        }

        foreach (var set in changed.EnumerateObject())
        {
            var words = MemoryMarshal.Cast<byte, ulong>(set.Value.GetBytesFromBase64()).ToArray();
            if (emptyRemoves && words.Length == 0)
            {
                known.Remove(set.Name);
            }
            else
            {
                known[set.Name] = words;
            }
        }
    }

    private EngineException Broken(string found) => new(
        DiagnosticCodes.BrokenRecord, $"{path}:{_line}: {found}", ExitStatus.Failed);
}
