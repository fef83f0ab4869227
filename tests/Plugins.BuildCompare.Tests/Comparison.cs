using Obs.Hooks.Effects;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>Runs the hook on the packages of two directories.</summary>
internal sealed class Comparison : IDisposable
{
    private readonly HookHarness _harness = new();
    private readonly string _old = Directory.CreateTempSubdirectory("obs-hooks-old-").FullName;

    public Comparison(string before, string after)
    {
        foreach (var file in Directory.GetFiles(before))
        {
            File.Copy(file, Path.Combine(_old, Path.GetFileName(file)));
        }

        foreach (var file in Directory.GetFiles(after))
        {
            var directory = file.EndsWith(".deb", StringComparison.Ordinal) ? "DEBS"
                : file.EndsWith(".src.rpm", StringComparison.Ordinal) ? "SRPMS" : "RPMS/x86_64";
            _harness.Results.Add(directory, Path.GetFileName(file), File.ReadAllBytes(file));
        }

        _harness.Job.With(job => job with { OldPackages = [_old] });
    }

    public FakeResultSet Results => _harness.Results;

    public IEnumerable<string> Log => _harness.Log.Infos;

    public Comparison WithOld(string name, string text)
    {
        File.WriteAllText(Path.Combine(_old, name), text);
        return this;
    }

    public Comparison WithOld(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(_old, name), content);
        return this;
    }

    public Comparison WithoutOld(string pattern)
    {
        foreach (var file in Directory.GetFiles(_old, pattern))
        {
            File.Delete(file);
        }

        return this;
    }

    public Comparison WithNew(string directory, string name, string text)
    {
        _harness.Results.Add(directory, name, text);
        return this;
    }

    public Comparison WithSettings(string json)
    {
        _harness.WithSettings(json);
        return this;
    }

    public Comparison WithTools(IToolsRoot tools)
    {
        _harness.Tools = tools;
        return this;
    }

    public async Task<Verdict> RunAsync()
    {
        var context = _harness.PostBuild() with { Processes = new RealProcesses() };
        return await _harness.AfterBuildAsync(new BuildCompareHook(), context);
    }

    /// <summary>All differences, or nothing when the build counts as unchanged.</summary>
    public async Task<string> DifferencesAsync() => await RunAsync() switch
    {
        Verdict.Unchanged => "",
        Verdict.Ok { Effects: [AttachReport report] } => await File.ReadAllTextAsync(report.StagedPath),
        var other => throw new InvalidOperationException($"unexpected {other}"),
    };

    public void Dispose()
    {
        _harness.Dispose();
        Directory.Delete(_old, recursive: true);
    }
}
