namespace Obs.Hooks.CrashHost;

/// <summary>A hook's log on standard output.</summary>
internal sealed class PrintedLog : IHookLog
{
    public void Info(string message) => Console.WriteLine(message);

    public void Warning(string message) => Console.WriteLine(message);

    public void Progress(string what, double? fraction = null) => Console.WriteLine(what);
}
