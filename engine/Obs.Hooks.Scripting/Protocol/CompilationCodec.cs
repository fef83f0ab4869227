using System.Collections.Immutable;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>A compilation's request and outcome in bytes; the emitted files travel beside the outcome as descriptors.</summary>
internal static class CompilationCodec
{
    private const int LongestPath = 512;

    public static byte[] EncodeRequest(CompilationRequest request)
    {
        var writer = new FrameWriter().Byte((byte)request.Surface).Flag(request.Debug);
        Write(writer, request.Main);
        writer.Number(request.Loads.Length);
        foreach (var file in request.Loads)
        {
            Write(writer, file);
        }

        return writer.Written.ToArray();
    }

    /// <exception cref="ProtocolException">It is none.</exception>
    public static CompilationRequest DecodeRequest(ReadOnlySpan<byte> encoded)
    {
        var reader = new FrameReader(encoded);
        var surface = (ScriptSurface)reader.Byte();
        var debug = reader.Flag();
        var main = ReadFile(ref reader);
        var loads = ImmutableArray.CreateBuilder<ScriptFile>();
        for (var count = reader.Count(); count > 0; count--)
        {
            loads.Add(ReadFile(ref reader));
        }

        reader.End();
        return new CompilationRequest(main, loads.ToImmutable(), surface, debug);
    }

    /// <summary>The entry token (0 without a script) and the diagnostics.</summary>
    public static byte[] EncodeOutcome(CompilationOutcome outcome)
    {
        var writer = new FrameWriter().Number(outcome.Script?.EntryToken ?? 0);
        var diagnostics = outcome.Diagnostics.Length > ScriptLimits.Diagnostics
            ? outcome.Diagnostics[..ScriptLimits.Diagnostics]
            : outcome.Diagnostics;
        writer.Number(diagnostics.Length);
        foreach (var diagnostic in diagnostics)
        {
            writer
                .Text(diagnostic.File, LongestPath)
                .Number(diagnostic.Line)
                .Number(diagnostic.Column)
                .Flag(diagnostic.IsError)
                .Text(diagnostic.Code, LongestPath)
                .Text(diagnostic.Message, ScriptLimits.MessageLength);
        }

        return writer.Written.ToArray();
    }

    /// <exception cref="ProtocolException">It is none.</exception>
    public static (int EntryToken, ImmutableArray<ScriptDiagnostic> Diagnostics) DecodeOutcome(ReadOnlySpan<byte> encoded)
    {
        var reader = new FrameReader(encoded);
        var token = reader.Number();
        var count = reader.Count();
        if (count > ScriptLimits.Diagnostics)
        {
            throw new ProtocolException($"sent {count} diagnostics, more than {ScriptLimits.Diagnostics}");
        }

        var diagnostics = ImmutableArray.CreateBuilder<ScriptDiagnostic>(count);
        for (; count > 0; count--)
        {
            diagnostics.Add(new ScriptDiagnostic(
                reader.Text(), reader.Number(), reader.Number(), reader.Flag(), reader.Text(), reader.Text()));
        }

        reader.End();
        return (token, diagnostics.MoveToImmutable());
    }

    private static void Write(FrameWriter writer, ScriptFile file) =>
        writer.Text(file.Name).Text(file.DisplayPath).Number(file.LineOffset).Number(file.ColumnOffset).Bytes(file.Utf8.Span);

    private static ScriptFile ReadFile(ref FrameReader reader)
    {
        var (name, displayPath, line, column) = (reader.Text(), reader.Text(), reader.Number(), reader.Number());
        return new ScriptFile(name, displayPath, line, reader.Bytes().ToArray()) { ColumnOffset = column };
    }
}
