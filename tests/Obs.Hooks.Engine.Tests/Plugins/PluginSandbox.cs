using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Plugins;

/// <summary>A plugin directory and a config directory of one test, with copies of built plugins to tamper with.</summary>
internal sealed class PluginSandbox : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public PluginSandbox()
    {
        PluginDirectory = _directory.CreateDirectory("plugins");
        ConfigDirectory = _directory.CreateDirectory("config");
        Options = new EngineOptions { ConfigDirectory = ConfigDirectory, PluginDirectories = [PluginDirectory] };
    }

    public string PluginDirectory { get; }

    public string ConfigDirectory { get; }

    public EngineOptions Options { get; init; }

    public DiagnosticBag Bag { get; } = [];

    public TemporaryDirectory Root => _directory;

    /// <summary>Copies a built plugin into <see cref="PluginDirectory"/>.</summary>
    /// <returns>Its directory.</returns>
    public string Install(string project, string id, string? into = null)
    {
        var source = BuiltPlugins.Of(project, id);
        var target = Directory.CreateDirectory(Path.Combine(into ?? PluginDirectory, id)).FullName;
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    public ImmutableArray<InstalledPlugin> Discover() => PluginCatalog.Discover(Options, Bag);

    /// <summary>The only plugin there is.</summary>
    public InstalledPlugin DiscoverOne() => Discover().Should().ContainSingle().Subject;

    /// <summary>Writes hooks.lock.json.</summary>
    public void Lock(params (string Id, string Digest)[] plugins) => PluginLockWriter.Write(
        Path.Combine(ConfigDirectory, PluginLock.FileName),
        plugins.Select(static plugin => new LockedPlugin(plugin.Id, "1.0", plugin.Digest)));

    public void Dispose() => _directory.Dispose();
}
