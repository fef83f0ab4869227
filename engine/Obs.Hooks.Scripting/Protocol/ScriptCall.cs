using System.Collections.Immutable;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>Everything a script sees of a job at one point, but the contents of files.</summary>
internal sealed record ScriptCall
{
    /// <summary>Which of the loaded scripts.</summary>
    public required int Script { get; init; }

    public required HookPoint Point { get; init; }

    public required string HookId { get; init; }

    public required BuildJob Job { get; init; }

    /// <summary>The settings' JSON; empty for none.</summary>
    public ReadOnlyMemory<byte> Settings { get; init; }

    public BuildOutcome Outcome { get; init; }

    public ImmutableArray<HookRun> EarlierHooks { get; init; } = [];

    public ImmutableArray<SourceFile> Sources { get; init; } = [];

    public ImmutableArray<ResultFile> Results { get; init; } = [];

    /// <summary>Tools that policy lets the script run.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    public byte[] Encode()
    {
        var writer = new FrameWriter()
            .Number(Script)
            .Byte((byte)Point)
            .Text(HookId)
            .Bytes(Settings.Span)
            .Byte((byte)Outcome);
        JobCodec.Write(writer, Job);
        writer.Number(EarlierHooks.Length);
        foreach (var run in EarlierHooks)
        {
            HookRunCodec.Write(writer, run);
        }

        writer.Number(Sources.Length);
        foreach (var source in Sources)
        {
            writer.Text(source.Name).Long(source.Size);
        }

        writer.Number(Results.Length);
        foreach (var result in Results)
        {
            writer.Text(result.Directory).Text(result.Name).Long(result.Size);
        }

        return writer.Texts(Tools).Written.ToArray();
    }

    /// <exception cref="ProtocolException">It is no call.</exception>
    public static ScriptCall Decode(ReadOnlySpan<byte> encoded)
    {
        var reader = new FrameReader(encoded);
        var call = new ScriptCall
        {
            Script = reader.Number(),
            Point = (HookPoint)reader.Byte(),
            HookId = reader.Text(),
            Settings = reader.Bytes().ToArray(),
            Outcome = (BuildOutcome)reader.Byte(),
            Job = JobCodec.Read(ref reader),
        };
        var runs = ImmutableArray.CreateBuilder<HookRun>();
        for (var count = reader.Count(); count > 0; count--)
        {
            runs.Add(HookRunCodec.Read(ref reader));
        }

        var sources = ImmutableArray.CreateBuilder<SourceFile>();
        for (var count = reader.Count(); count > 0; count--)
        {
            sources.Add(new SourceFile(reader.Text(), reader.Long()));
        }

        var results = ImmutableArray.CreateBuilder<ResultFile>();
        for (var count = reader.Count(); count > 0; count--)
        {
            results.Add(new ResultFile(reader.Text(), reader.Text(), reader.Long()));
        }

        var tools = reader.Texts();
        reader.End();
        return call with
        {
            EarlierHooks = runs.ToImmutable(),
            Sources = sources.ToImmutable(),
            Results = results.ToImmutable(),
            Tools = tools,
        };
    }
}
