using Microsoft.Win32.SafeHandles;
using Obs.Hooks.ScriptHost.Compiling;
using Obs.Hooks.ScriptHost.Running;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.ScriptHost;

/// <summary>
/// What the engine starts inside the sandbox: <c>obs-hooks-scripthost run|compile</c>, or outside of any <c>debug DIR</c>, with its end of the channel as
/// descriptor <see cref="ChannelDescriptor"/>. Standard output and error are log lines.
/// </summary>
internal static class Program
{
    private const int ChannelDescriptor = 3;
    private const string SandboxWorkDirectory = "/work";
    private const int WrongUsage = 64;
    private const int Nonsense = 70;

    private static int Main(string[] args)
    {
        using var channel = new Channel(new SafeFileHandle(ChannelDescriptor, ownsHandle: true));
        try
        {
            switch (args)
            {
                case ["run"]:
                    ProcessLock.Apply();
                    new ScriptServer(channel, SandboxWorkDirectory).Run();
                    return 0;
                case ["debug", var workDirectory]:
                    new ScriptServer(channel, workDirectory) { WaitsForDebugger = true }.Run();
                    return 0;
                case ["compile"]:
                    CompileServer.Run(channel);
                    return 0;
                default:
                    Console.Error.WriteLine("obs-hooks starts this; it is of no use otherwise");
                    return WrongUsage;
            }
        }
        catch (ProtocolException e)
        {
            Console.Error.WriteLine($"the engine {e.Message}");
            return Nonsense;
        }
    }
}
