namespace Obs.Hooks.Scripting.Tests.Compiling;

internal sealed class ListLog : IHookLog
{
    public List<string> Lines { get; } = [];

    public void Info(string message) => Lines.Add(message);

    public void Warning(string message) => Lines.Add("warning: " + message);

    public void Progress(string what, double? fraction = null) => Lines.Add("progress: " + what);
}
