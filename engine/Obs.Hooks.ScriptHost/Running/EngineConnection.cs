using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>What a script asks the engine for: one question at a time, answered through the thread that receives.</summary>
internal sealed class EngineConnection(Channel channel)
{
    private readonly Lock _asking = new();
    private readonly SemaphoreSlim _answered = new(0);
    private Frame? _answer;

    /// <summary>Says something that needs no answer.</summary>
    public void Tell(FrameTag tag, FrameWriter payload) => _ = channel.Send(tag, payload);

    /// <summary>Says something with a file.</summary>
    public void Tell(FrameTag tag, FrameWriter payload, SafeFileHandle file) => _ = channel.Send(tag, payload, file);

    /// <summary>Asks and waits.</summary>
    /// <returns>The answer; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">The engine refuses, and says so.</exception>
    /// <exception cref="IOException">The engine refuses for another reason, or is gone.</exception>
    public Frame Ask(FrameTag tag, FrameWriter payload, params ReadOnlySpan<SafeFileHandle> files)
    {
        lock (_asking)
        {
            if (!channel.Send(tag, payload, files))
            {
                throw new IOException("the engine is gone");
            }

            _answered.Wait();
            var answer = Interlocked.Exchange(ref _answer, null) ?? throw new IOException("the engine is gone");
            if (answer.Tag != FrameTag.Refused)
            {
                return answer;
            }

            using (answer)
            {
                var reader = new FrameReader(answer.Payload);
                var isMissing = reader.Flag();
                var why = reader.Text();
                throw isMissing ? new FileNotFoundException(why) : new IOException(why);
            }
        }
    }

    /// <summary>The receiving thread got an answer.</summary>
    public void Answer(Frame frame)
    {
        _answer = frame;
        _answered.Release();
    }

    /// <summary>Opens a file of the job.</summary>
    /// <exception cref="IOException">As for <see cref="Ask"/>.</exception>
    public FileStream Open(FileOrigin origin, string directory, string name)
    {
        using var answer = Ask(FrameTag.OpenFile, new FrameWriter().Byte((byte)origin).Text(directory).Text(name));
        var file = answer.Expect(FrameTag.File, 1).Descriptors[0];

        // The frame closes its own copy.
        return new FileStream(Descriptors.Duplicate(file), FileAccess.Read, bufferSize: 4096);
    }
}
