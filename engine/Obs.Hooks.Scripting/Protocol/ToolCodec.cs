using System.Collections.Immutable;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>A <see cref="ToolRequest"/> in bytes.</summary>
internal static class ToolCodec
{
    /// <summary>Bytes of a request, its files included.</summary>
    public const long Largest = 16 << 20;

    private const byte OfSource = 1;
    private const byte OfResult = 2;
    private const byte OfContent = 3;

    public static byte[] Encode(ToolRequest request)
    {
        var writer = new FrameWriter()
            .Text(request.Tool)
            .Texts(request.Arguments)
            .Flag(request.Input is not null)
            .Text(request.Input ?? "")
            .Number(request.Inputs.Length);
        foreach (var input in request.Inputs)
        {
            _ = input switch
            {
                ToolInput.OfSource i => writer.Byte(OfSource).Text(i.Name).Text(i.Source.Name).Long(i.Source.Size),
                ToolInput.OfResult i => writer.Byte(OfResult).Text(i.Name).Text(i.Result.Directory).Text(i.Result.Name).Long(i.Result.Size),
                ToolInput.OfContent i => writer.Byte(OfContent).Text(i.Name).Bytes(i.Content.Span),
                _ => throw new ProtocolException($"{input.GetType().Name} is no input of a tool"),
            };
        }

        return writer.Written.ToArray();
    }

    /// <exception cref="ProtocolException">It is none.</exception>
    public static ToolRequest Decode(ReadOnlySpan<byte> encoded)
    {
        var reader = new FrameReader(encoded);
        var tool = reader.Text();
        var arguments = reader.Texts();
        var hasInput = reader.Flag();
        var text = reader.Text();
        var inputs = ImmutableArray.CreateBuilder<ToolInput>();
        for (var count = reader.Count(); count > 0; count--)
        {
            inputs.Add(Read(ref reader));
        }

        reader.End();
        return new ToolRequest(tool) { Arguments = arguments, Input = hasInput ? text : null, Inputs = inputs.ToImmutable() };
    }

    private static ToolInput Read(ref FrameReader reader)
    {
        var kind = reader.Byte();
        var name = reader.Text();
        ToolInput input = kind switch
        {
            OfSource => new ToolInput.OfSource(new SourceFile(reader.Text(), reader.Long())),
            OfResult => new ToolInput.OfResult(new ResultFile(reader.Text(), reader.Text(), reader.Long())),
            OfContent => new ToolInput.OfContent(name, reader.Bytes().ToArray()),
            _ => throw new ProtocolException($"sent {kind} for an input of a tool"),
        };
        return input with { Name = name };
    }
}
