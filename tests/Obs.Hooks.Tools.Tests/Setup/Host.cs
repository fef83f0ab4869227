using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>A host with an empty store, and what was said while roots were made.</summary>
internal sealed class Host : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();

    public Host()
    {
        Options = Setup.Options.For(_directory.FullPath);
        Roots = new ToolsRoots(Options, Clock);
    }

    public FakeClock Clock { get; } = new();

    public EngineOptions Options { get; set; }

    public ToolsRoots Roots { get; private set; }

    public string Store => Options.ToolsDirectory;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Another engine on this host.</summary>
    public ToolsRoots AnotherEngine() => new(Options, Clock);

    public ToolsLease Acquire(ToolsSpec spec, bool refresh = false) => Acquire(Roots, spec, refresh);

    public ToolsLease Acquire(ToolsRoots roots, ToolsSpec spec, bool refresh = false) =>
        roots.Acquire(spec, Say, refresh, CancellationToken.None);

    public EngineException Refusal(ToolsSpec spec, bool refresh = false) =>
        FluentActions.Invoking(() => Acquire(spec, refresh)).Should().Throw<EngineException>().Which;

    public string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([_directory.FullPath, .. parts]);

    /// <summary>A tree with one file, as an administrator would make it.</summary>
    public string Tree(string name, string content)
    {
        _directory.WriteFile(System.IO.Path.Combine(name, "usr/bin/tool"), System.Text.Encoding.UTF8.GetBytes(content));
        return Path(name);
    }

    /// <summary>What half-made roots there are.</summary>
    public string[] Partial() => Directory.GetDirectories(System.IO.Path.Combine(Store, "partial"));

    public string[] Complete() => Directory.GetDirectories(System.IO.Path.Combine(Store, "roots"));

    public void Dispose()
    {
        Roots.Dispose();
        _directory.Dispose();
    }

    private void Say(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
