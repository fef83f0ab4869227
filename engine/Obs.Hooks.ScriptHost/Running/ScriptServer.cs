using System.Diagnostics;
using Obs.Hooks.Scripting.Protocol;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>Loads and runs the scripts of one origin until the engine hangs up.</summary>
internal sealed class ScriptServer
{
    private const long LargestAssembly = 16 << 20;
    private const long LargestCall = 128 << 20;

    private readonly Channel _channel;
    private readonly string _workDirectory;
    private readonly EngineConnection _engine;
    private readonly List<LoadedScript> _scripts = [];
    private CancellationTokenSource _cancellation = new();

    /// <param name="channel">To the engine.</param>
    /// <param name="workDirectory">What scripts can write to.</param>
    public ScriptServer(Channel channel, string workDirectory)
    {
        _channel = channel;
        _workDirectory = workDirectory;
        _engine = new EngineConnection(channel);
    }

    /// <summary>Whether the first call is to wait until somebody looks.</summary>
    public bool WaitsForDebugger { get; init; }

    /// <exception cref="ProtocolException">The engine is of another version.</exception>
    public void Run()
    {
        _ = _channel.Send(FrameTag.Ready);
        _ = Task.Run(() => WarmUp.Run(_workDirectory));
        while (_channel.Receive() is { } frame)
        {
            switch (frame.Tag)
            {
                case FrameTag.Load:
                    Load(frame);
                    break;
                case FrameTag.Call:
                    Call(frame);
                    break;
                case FrameTag.Cancel:
                    frame.Dispose();
                    _cancellation.Cancel();
                    break;
                default:
                    _engine.Answer(frame);
                    break;
            }
        }
    }

    private void Load(Frame frame)
    {
        using (frame.Expect(FrameTag.Load, 2))
        {
            var reader = new FrameReader(frame.Payload);
            var token = reader.Number();
            reader.End();
            try
            {
                var assembly = Payload.ReadAll(frame.Descriptors[0], LargestAssembly);
                var symbols = Payload.ReadAll(frame.Descriptors[1], LargestAssembly);
                _scripts.Add(LoadedScript.Load(assembly, symbols, token));
                _ = _channel.Send(FrameTag.Loaded, new FrameWriter().Number(_scripts.Count - 1));
            }
            catch (Exception e) when (e is BadImageFormatException or ArgumentException or TypeLoadException or IOException)
            {
                _ = _channel.Send(FrameTag.NotLoaded, new FrameWriter().Text($"{e.GetType().Name}: {e.Message}", 1024));
            }
        }
    }

    private void Call(Frame frame)
    {
        using (frame.Expect(FrameTag.Call, 1))
        {
            var call = ScriptCall.Decode(Payload.ReadAll(frame.Descriptors[0], LargestCall));
            var script = call.Script >= 0 && call.Script < _scripts.Count
                ? _scripts[call.Script]
                : throw new ProtocolException($"called script {call.Script} of {_scripts.Count}");
            _cancellation = new CancellationTokenSource();
            var run = new ScriptRun(_engine, call, script, _workDirectory, _cancellation.Token);
            while (WaitsForDebugger && !Debugger.IsAttached)
            {
                Thread.Sleep(100);
            }

            _ = Task.Run(run.RunAsync);
        }
    }
}
