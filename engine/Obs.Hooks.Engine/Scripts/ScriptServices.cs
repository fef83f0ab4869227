using Obs.Hooks.Effects;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>What a script can ask the engine for during one call.</summary>
internal sealed record ScriptServices(IHookLog Log, ScriptBroker Files, ScriptContent Content)
{
    /// <summary>One request of the script, its content copied out of the sandbox.</summary>
    /// <exception cref="ProtocolException">It is none.</exception>
    public Effect Effect(Frame frame)
    {
        var taken = 0;
        var effect = EffectCodec.Read(frame.Payload, () =>
        {
            taken++;
            return Content.Take(frame.Expect(FrameTag.Effect, 1).Descriptors[0]);
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
            using var file = Files.Open(origin, directory, name);
            _ = channel.Send(FrameTag.File, null, file);
        }
        catch (IOException e)
        {
            _ = channel.Send(FrameTag.Refused, new FrameWriter().Flag(IsMissing(e)).Text(e.Message, VerdictCodec.LongestMessage));
        }
    }

    private static bool IsMissing(IOException e) =>
        e is FileNotFoundException or Native.NativeException { Errno: Native.Errno.NoEntry };
}
