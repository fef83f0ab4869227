using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>The hook on the packages of two builds.</summary>
internal sealed class Job : IDisposable
{
    private readonly string _old = Directory.CreateTempSubdirectory("obs-hooks-old-").FullName;

    public Job(PackageBuilds builds, string format, string before, string after)
    {
        foreach (var file in Directory.GetFiles(builds.Packages(format, before)))
        {
            File.Copy(file, Path.Combine(_old, Path.GetFileName(file)));
        }

        foreach (var file in Directory.GetFiles(builds.Packages(format, after)))
        {
            Harness.Results.Add(format == "deb" ? "DEBS" : "RPMS/x86_64", Path.GetFileName(file), File.ReadAllBytes(file));
        }

        Harness.Job.With(job => job with { OldPackages = [_old] });
        Harness.Tools = builds.Tools.Root;
    }

    public HookHarness Harness { get; } = new();

    public string OldDirectory => _old;

    public IReadOnlyList<string> Warnings => Harness.Log.Warnings;

    public Job With(string settings)
    {
        Harness.WithSettings(settings);
        return this;
    }

    public Task<Verdict> RunAsync() => Harness.AfterBuildAsync(new AbiCheckHook());

    /// <summary>What the build fails for.</summary>
    public async Task<string> FailAsync() => (await RunAsync()).Should().BeOfType<Verdict.ProjectFailure>().Which.Message;

    /// <summary>The findings of a build that does not fail.</summary>
    public async Task<IEnumerable<string>> PassAsync()
    {
        var verdict = await RunAsync();
        verdict.Should().BeOfType<Verdict.Ok>("{0}", verdict);
        return ((Verdict.Ok)verdict).Effects.OfType<ReportFindings>().Single().Findings.Select(static f => $"{f.Severity} {f.Code} {f.Subject}: {f.Message}");
    }

    public void Dispose()
    {
        Harness.Dispose();
        Directory.Delete(_old, recursive: true);
    }
}
