namespace Obs.Hooks.Plugins.Cleanup.Runner;

/// <summary>Writes a hook's messages to standard output.</summary>
internal sealed class ConsoleLog : IHookLog
{
    /// <inheritdoc/>
    public void Info(string message) => Console.WriteLine("info: " + message);

    /// <inheritdoc/>
    public void Warning(string message) => Console.WriteLine("warning: " + message);

    /// <inheritdoc/>
    public void Progress(string what, double? fraction = null) => Console.WriteLine("progress: " + what);
}
