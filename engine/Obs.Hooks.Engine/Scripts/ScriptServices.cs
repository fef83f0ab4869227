using System.Text;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>What a script can ask the engine for during one call.</summary>
internal sealed record ScriptServices
{
    public required IHookLog Log { get; init; }

    public required ScriptBroker Files { get; init; }

    public required ScriptContent Content { get; init; }

    /// <summary>Whether an effect's content is worth a copy: what is refused anyway, at this point or without its capability, is not.</summary>
    public required Func<Effect, bool> Takes { get; init; }

    public required ToolBroker Tools { get; init; }

    /// <summary>The hook's.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>One request of the script, its content copied out of the sandbox.</summary>
    /// <exception cref="ProtocolException">It is none.</exception>
    public Effect Effect(Frame frame)
    {
        var taken = 0;
        var effect = EffectCodec.Read(frame.Payload, asked =>
        {
            taken++;
            var file = frame.Expect(FrameTag.Effect, 1).Descriptors[0];
            return Takes(asked) ? Content.Take(file) : "";
        });
        frame.Expect(FrameTag.Effect, taken);
        return effect;
    }

    /// <exception cref="ProtocolException">It is no line and no progress.</exception>
    public void Say(Frame frame)
    {
        frame.Expect(frame.Tag, 0);
        var reader = new FrameReader(frame.Payload);
        if (frame.Tag == FrameTag.Progress)
        {
            var what = reader.Text();
            var fraction = BitConverter.Int64BitsToDouble(reader.Long());
            reader.End();
            Log.Progress(what, fraction is >= 0 and <= 1 ? fraction : null);
            return;
        }

        var isWarning = reader.Flag();
        var message = reader.Text();
        reader.End();
        if (isWarning)
        {
            Log.Warning(message);
        }
        else
        {
            Log.Info(message);
        }
    }

    /// <exception cref="ProtocolException">It is no request for a file.</exception>
    public void OpenFile(Channel channel, Frame frame)
    {
        frame.Expect(FrameTag.OpenFile, 0);
        var reader = new FrameReader(frame.Payload);
        var origin = (FileOrigin)reader.Byte();
        var directory = reader.Text();
        var name = reader.Text();
        reader.End();
        try
        {
            using var opened = Files.Open(origin, directory, name);
            using var file = ReadOnlyFile.Of(opened);
            _ = channel.Send(FrameTag.File, null, file);
        }
        catch (IOException e)
        {
            Refuse(channel, e);
        }
    }

    /// <exception cref="ProtocolException">It is no request for a search.</exception>
    public void FindFiles(Channel channel, Frame frame)
    {
        frame.Expect(FrameTag.FindFiles, 0);
        var reader = new FrameReader(frame.Payload);
        var pattern = reader.Text();
        reader.End();
        try
        {
            var found = Files.Find(pattern);
            var list = new FrameWriter().Number(found.Length);
            foreach (var file in found)
            {
                list.Text(file.Path).Long(file.Size);
            }

            using var payload = Payload.Create("files", list.Written);
            _ = channel.Send(FrameTag.FileList, null, payload);
        }
        catch (IOException e)
        {
            Refuse(channel, e);
        }
    }

    /// <exception cref="ProtocolException">It is no request for a tool.</exception>
    public void RunTool(Channel channel, Frame frame)
    {
        var request = ToolCodec.Decode(Payload.ReadAll(frame.Expect(FrameTag.RunTool, 1).Descriptors[0], ToolCodec.Largest));
        try
        {
            var result = Tools.Run(request, CancellationToken);
            using var output = Payload.Create("output", Encoding.UTF8.GetBytes(result.Output));
            using var error = Payload.Create("error", Encoding.UTF8.GetBytes(result.Error));
            _ = channel.Send(FrameTag.ToolEnded, new FrameWriter().Number(result.ExitStatus).Flag(result.Truncated), output, error);
        }
        catch (Exception e) when (e is IOException or EngineException)
        {
            Refuse(channel, e);
        }
    }

    private static void Refuse(Channel channel, Exception e) =>
        _ = channel.Send(
            FrameTag.Refused, new FrameWriter().Flag(e is IOException io && IsMissing(io)).Text(e.Message, VerdictCodec.LongestMessage));

    private static bool IsMissing(IOException e) =>
        e is FileNotFoundException or Native.NativeException { Errno: Native.Errno.NoEntry };
}
