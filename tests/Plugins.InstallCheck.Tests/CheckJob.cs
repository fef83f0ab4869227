using Obs.Hooks.Effects;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

/// <summary>A job whose build root was made of a tiny package, and the hook with a real tools root.</summary>
internal sealed class CheckJob : IDisposable
{
    private readonly PackageBuilder _builder = new();
    private readonly string _suffix;

    public CheckJob(ToolsFixture tools, string suffix, bool withBase = true)
    {
        _suffix = suffix;
        Harness.Tools = tools.Root;
        if (withBase)
        {
            AddBase(_builder.Build(suffix, Sample.Base));
        }
    }

    public HookHarness Harness { get; } = new();

    public IEnumerable<string> Log => Harness.Log.Infos.Concat(Harness.Log.Warnings);

    public CheckJob AddBase(string path)
    {
        Harness.Job.WithPackage(new JobPackage(Path.GetFileNameWithoutExtension(path), path, PackageUses.Install));
        return this;
    }

    public CheckJob AddBase(Sample package) => AddBase(_builder.Build(_suffix, package));

    public CheckJob Add(Sample package)
    {
        Harness.Results.Add(_suffix == "deb" ? "DEBS" : "RPMS/noarch", $"{package.Name}-1.0-1.{_suffix}", File.ReadAllBytes(_builder.Build(_suffix, package)));
        return this;
    }

    public CheckJob Add(string name, byte[] content)
    {
        Harness.Results.Add("OTHER", name, content);
        return this;
    }

    public Task<Verdict> RunAsync(CancellationToken cancellationToken = default) =>
        Harness.AfterBuildAsync(new InstallCheckHook(), cancellationToken: cancellationToken);

    public void Dispose()
    {
        Harness.Dispose();
        _builder.Dispose();
    }
}
