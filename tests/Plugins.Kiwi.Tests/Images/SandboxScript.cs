using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Steps;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>Runs scripts in a build step's sandbox with loop devices, and looks whether these are gone afterwards.</summary>
internal sealed class SandboxScript : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RealToolsRoot _tools = RealToolsRoot.With([.. ImageHost.Tools]);

    /// <returns>What it said.</returns>
    public async Task<string> RunAsync(string script)
    {
        var options = new EngineOptions { StateDirectory = _directory.CreateDirectory("state") };
        var job = new BuildJob { Origin = JobOrigin.Plain, AreaDirectory = _directory.CreateDirectory("area") };
        using var area = JobArea.Open(options, job);
        using var scratch = DirectoryHandle.Open(_directory.CreateDirectory("scratch"));
        var output = new System.Text.StringBuilder();
        using (var sandbox = new BuildSandbox(options, area.Journal, _tools.Root.Directory, scratch, loopMounts: true, []))
        {
            await sandbox.RunAsync(
                new SandboxedBuild(new ProcessRequest("/bin/bash", "-c", script)) { LoopMounts = true },
                line => output.Append(line).Append('\n'),
                CancellationToken.None);
        }

        area.Journal.UndoAll().Should().BeEmpty();
        foreach (var loop in Directory.EnumerateDirectories("/sys/block", "loop*"))
        {
            var file = Path.Combine(loop, "loop/backing_file");
            if (File.Exists(file))
            {
                File.ReadAllText(file).Should().NotContain(_directory.FullPath).And.NotContain("/var/tmp/image");
            }
            else
            {
                Directory.EnumerateDirectories(loop, "loop*p*").Should().BeEmpty();
            }
        }

        area.Close();
        return output.ToString();
    }

    public void Dispose()
    {
        _tools.Dispose();
        _directory.Dispose();
    }
}
