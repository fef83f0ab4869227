using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Baselibs.Tests;

/// <summary>The hook on the packages of a build.</summary>
internal sealed class Job : IDisposable
{
    private readonly HookHarness _harness = new();

    public Job(PackageBuilds builds, string configuration, string variant = "plain", string pattern = "*.rpm")
    {
        foreach (var file in Directory.GetFiles(builds.Rpms(variant), pattern))
        {
            _harness.Results.Add("RPMS/i686", Path.GetFileName(file), File.ReadAllBytes(file));
        }

        _harness.Tools = builds.Tools.Root;
        if (configuration.Length > 0)
        {
            _harness.Job.WithSource("baselibs.conf", configuration);
        }
    }

    public HookHarness Harness => _harness;

    public IReadOnlyList<string> Warnings => _harness.Log.Warnings;

    public Job With(string settings)
    {
        _harness.WithSettings(settings);
        return this;
    }

    public Task<Verdict> RunAsync() => _harness.AfterBuildAsync(new BaselibsHook());

    /// <summary>The packages that were made, by file name.</summary>
    public async Task<Dictionary<string, string>> MakeAsync()
    {
        var verdict = await RunAsync();
        verdict.Should().BeOfType<Verdict.Ok>("{0}", verdict);
        return ((Verdict.Ok)verdict).Effects.Cast<AddResult>().ToDictionary(static e => $"{e.Directory}/{e.Name}", static e => e.StagedPath);
    }

    public void Dispose() => _harness.Dispose();
}
