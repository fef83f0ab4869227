using System.Collections.Immutable;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>Tools: the engine runs them.</summary>
internal sealed class ScriptTools(EngineConnection engine, ImmutableArray<string> names) : IScriptTools
{
    private const long LongestOutput = 16 << 20;

    public ImmutableArray<string> Names => names;

    public async Task<ProcessResult> RunAsync(ToolRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The engine answers when the tool has ended: not on the script's thread.
        return await Task.Run(() => Run(request)).ConfigureAwait(false);
    }

    private ProcessResult Run(ToolRequest request)
    {
        using var payload = Payload.Create("tool", ToolCodec.Encode(request));
        Frame answer;
        try
        {
            answer = engine.Ask(FrameTag.RunTool, new FrameWriter(), payload);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }

        using (answer.Expect(FrameTag.ToolEnded, 2))
        {
            var reader = new FrameReader(answer.Payload);
            var status = reader.Number();
            var truncated = reader.Flag();
            reader.End();
            return new ProcessResult(status, Text(answer, 0), Text(answer, 1)) { Truncated = truncated };
        }
    }

    private static string Text(Frame answer, int index) =>
        System.Text.Encoding.UTF8.GetString(Payload.ReadAll(answer.Descriptors[index], LongestOutput));
}
