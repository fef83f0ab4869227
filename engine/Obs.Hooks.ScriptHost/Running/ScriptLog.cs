using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>The build log. What is too long for a frame is cut here; the engine caps and cleans all of it anyway.</summary>
internal sealed class ScriptLog(EngineConnection engine) : IHookLog
{
    private const int LongestMessage = 16 * 1024;

    public void Info(string message) => Tell(isWarning: false, message);

    public void Warning(string message) => Tell(isWarning: true, message);

    public void Progress(string what, double? fraction = null) =>
        engine.Tell(
            FrameTag.Progress,
            new FrameWriter().Text(what, LongestMessage).Long(BitConverter.DoubleToInt64Bits(fraction ?? double.NaN)));

    private void Tell(bool isWarning, string message) =>
        engine.Tell(FrameTag.Log, new FrameWriter().Flag(isWarning).Text(message.Replace("\0", "", StringComparison.Ordinal), LongestMessage));
}
